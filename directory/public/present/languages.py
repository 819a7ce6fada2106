"""Names of languages in Dutch, for filters and entries."""

from __future__ import annotations

from typing import Any

# Those that clients of the region speak first; codes are ISO 639-1, else 639-3.
LANGUAGES = {
    "nl": "Nederlands", "ar": "Arabisch", "en": "Engels", "fr": "Frans", "tr": "Turks", "uk": "Oekraïens", "ru": "Russisch",
    "fa": "Perzisch (Farsi)", "prs": "Dari", "ps": "Pasjtoe", "ku": "Koerdisch", "ti": "Tigrinya", "so": "Somalisch",
    "am": "Amhaars", "pl": "Pools", "ro": "Roemeens", "bg": "Bulgaars", "sq": "Albanees", "es": "Spaans", "pt": "Portugees",
    "it": "Italiaans", "de": "Duits", "ber": "Berbers", "hy": "Armeens", "ka": "Georgisch", "zh": "Chinees", "ur": "Urdu",
    "hi": "Hindi", "bn": "Bengaals", "ta": "Tamil", "th": "Thais", "vi": "Vietnamees", "sr": "Servisch", "hr": "Kroatisch",
    "bs": "Bosnisch", "mk": "Macedonisch", "sk": "Slovaaks", "cs": "Tsjechisch", "hu": "Hongaars", "el": "Grieks",
    "rom": "Romani", "sw": "Swahili", "ln": "Lingala", "rw": "Kinyarwanda", "wo": "Wolof", "ff": "Fula", "ha": "Hausa",
    "vgt": "Vlaamse Gebarentaal", "sgn": "gebarentaal",
}  # fmt: skip


def language_name(record: dict[str, Any]) -> str:
    """An HSDS language as people call it, with its note: ``Arabisch (op dinsdag)``."""
    name = LANGUAGES.get(str(record.get("code") or "").lower()) or record.get("name") or record.get("code") or "?"
    return f"{name} ({record['note']})" if record.get("note") else str(name)
