"""The 200 queries of every measurement: what gezellen type, from one word to a sentence, with place names and typos."""

from __future__ import annotations

QUERIES: tuple[str, ...] = tuple(
    """
huurcontract
schulden
voedselbank
kinderopvang
methadon
tolk
deurwaarder
leefloon
fiets
nachtopvang
kledij
psycholoog
itsme
rijbewijs
ocmw
alcohol
gokken
buddy
analfabeet
mantelzorg
huurwaarborg
vluchthuis
advocaat
detox
jongeren
huurpremie
trauma
belastingen
ziekenfonds
vrijwilligerswerk
huurcontract nakijken
nederlands leren
werk zoeken
schulden afbetalen
woning zoeken
gratis kleren
opvang baby
hulp papieren
psychische hulp
sociale woning
diploma gelijkstellen
drugs stoppen
wijk werken
arabisch tolk
energie schuld
sociaal tarief
dagopvang ouderen
praatgroep vrouwen
familiaal geweld
adhd diagnose
collectieve schuldenregeling
crisisopvang mol
voedselpakket balen
taalles retie
crèche dessel
huisarts mol
budgetmeter aardgas
schimmel muur
minder mobielen
enkelband vragen
gevangenis bezoek
cannabis jongere
online gokken
slaappillen afbouwen
referentieadres ocmw
tweedehands meubels
openbaar vervoer
hoppin flexbus
huurcontract nakijken balen
nederlands leren mol
werk zonder diploma
opvang na school
hulp bij formulieren
brief niet begrijpen
schuldbemiddeling ocmw mol
dringende opvang kind
gratis advocaat eerstelijns
psycholoog terugbetaling ziekenfonds
kamer te huur
waarborg kan niet betalen
uithuiszetting door vrederechter
aanmaning van deurwaarder
computer leren bibliotheek
rijbewijs theorie hulp
arbeidszorg halve dagen
werken met beperking
opleiding lasser vdab
oriëntatie sterktes zwaktes
stage laagdrempelig balen
vrijwilliger worden mol
kleine kinderen spelen
ouders opvoeding vragen
groeipakket niet gekregen
mutualiteit niet in orde
domicilie geschrapt gemeente
premie voor huur
sociaal verhuurkantoor inschrijven
plaatsbeschrijving bij verhuis
conformiteitsattest woning aanvragen
daklozen opvang vannacht
man slaat mij
slachtofferhulp na inbraak
seksueel geweld centrum
vluchteling slaapt slecht
nachtmerries na oorlog
verslaafde zoon hulp
drugs en psychose
dubbele diagnose begeleiding
gamen hele nacht
slapen overdag wakker
medicatie verslaving hulp
spuiten ruilen mol
anonieme alcoholisten balen
zelfhulpgroep voor partners
fiets lenen gratis
trein korting sociaal
vervoer naar ziekenhuis
rolstoel vervoer dessel
ontmoeting alleenstaande moeders
samen koken buurthuis
armoede vereniging mol
straathoekwerker zoeken jongeren
uitpas kansentarief aanvragen
vrije tijd kinderen
jac gesprek jongere
huurkontract lezen voor ge tekent balen
ik begrijp mijn huurcontract niet
nederlands leren met opvang voor kind
kan niet lezen of schrijven
werk zoeken zonder nederlands mol
gratis eten voor gezin met vier kinderen
wie helpt met brief van de deurwaarder
papieren invullen voor het ocmw
hulp bij aanvraag sociale woning retie
woning zoeken voor groot gezin balen
opvang voor baby vanaf zes uur
kinderopvang in het weekend of nacht
goedkope opvang volgens inkomen dessel
opvang zorgbehoevende moeder overdag
psycholoog die arabisch spreekt mol
hulp voor trauma na de vlucht
stoppen met drinken zonder opname
drugs gebruiken en toch geholpen worden
methadon halen dicht bij balen
gokverslaving hulp en schulden
pas vrij uit de gevangenis geen woning
werk met strafblad en zonder diploma
arbeidsmatige activiteiten via ocmw balen
vrijwilligerswerk met uitkering mag dat
diploma uit syrië laten erkennen
cv maken hulp anderstalig
nederlandse les in de avond geel
taalles a1 voor beginners turnhout
inburgering verplicht waar inschrijven
praten oefenen nederlands met vrijwilligers
tolk oekraïens voor gesprek met dokter
advies over verblijf en gezinshereniging
advocaat zonder geld vreemdelingenrecht
elektriciteit afgesloten budgetmeter opladen
schulden bij fluvius en water
huur niet betaald uit huis gezet
schimmel in huis eigenaar doet niets
huurwaarborg lening ocmw aanvragen
meubels en kleren voor nieuwe woning
slapen vannacht geen huis mol
vrouw met kinderen weg van man
partner slaat en ik heb geen geld
psychologisch geweld thuis praten
mijn kind gaat niet meer naar school
school gestopt zonder diploma wat nu
tweedekansonderwijs avond geel
opleiding met vergoeding vdab mol
beschutte werkplaats maatwerk inschrijven
wijk werken pwa tuin balen
eenzaam mensen leren kennen retie
vrouwengroep koffie en praten dessel
iemand die meegaat naar afspraken
begeleiding aan huis voor gezin
straathoekwerk voor daklozen in mol
fiets kopen goedkoop tweedehands
bus naar het ziekenhuis geel
rijbewijs halen in andere taal
vervoer voor wie moeilijk stapt
itsme installeren op nieuwe gsm
eid pincode vergeten kaartlezer
belastingbrief invullen gratis hulp mol
ziekenfonds kiezen en inschrijven
dokter zonder papieren medische kaart
tandarts betalen met laag inkomen
groeipakket aanvragen voor pasgeboren kind
verzekering familiale brand hulp
mantelzorger moe respijt weekend
dagverzorging voor vader met dementie
diagnose autisme volwassene wachttijd
slaapt overdag en speelt games heel de nacht
moeder van verslaafde zoekt steun
bezoek aan vader in de gevangenis met kinderen
justitiehuis voorwaarden begeleiding
slachtoffer van inbraak wil praten
oefenkans nederlands wandelen en koken mol
""".strip().splitlines()
)
