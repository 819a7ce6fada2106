// The labels of the card in the languages of clients. `review` says whether a native reader has read them: only Dutch has been.

export type CardLanguage = 'nl' | 'en' | 'fr' | 'ar' | 'tr' | 'uk' | 'ru'

export interface CardLabels {
  review: 'read' | 'awaiting-native-reader'
  /** The name of the language in that language. */
  name: string
  dir: 'ltr' | 'rtl'
  phone: string
  address: string
  secretAddress: string
  when: string
  today: string
  closed: string
  ask: string
  dayAndNight: string
  holiday: string
  cost: string
  free: string
  languages: string
  signUp: string
  bring: string
  example: string
  /** That the text itself stays as the service wrote it. */
  asWritten: string
  dataOf: (date: string) => string
}

export const LABELS: Record<CardLanguage, CardLabels> = {
  nl: {
    review: 'read', name: 'Nederlands', dir: 'ltr', phone: 'Telefoon', address: 'Adres', secretAddress: 'Het adres is geheim. Bel, dan hoor je hoe je er geraakt.', when: 'Wanneer',
    today: 'Vandaag', closed: 'gesloten', ask: 'vraag het na', dayAndNight: 'dag en nacht', holiday: 'feestdag', cost: 'Wat kost het', free: 'Gratis', languages: 'Talen',
    signUp: 'Hoe meld je je aan', bring: 'Meebrengen', example: 'Dit is een voorbeeld. Deze dienst bestaat niet.', asWritten: 'De tekst is van de dienst zelf.',
    dataOf: (date) => `Gegevens van ${date}. Bel voor je vertrekt.`,
  },
  en: {
    review: 'awaiting-native-reader', name: 'English', dir: 'ltr', phone: 'Phone', address: 'Address', secretAddress: 'The address is secret. Call, and they tell you how to get there.', when: 'When',
    today: 'Today', closed: 'closed', ask: 'ask', dayAndNight: 'day and night', holiday: 'public holiday', cost: 'Cost', free: 'Free', languages: 'Languages',
    signUp: 'How to sign up', bring: 'What to bring', example: 'This is an example. This service does not exist.', asWritten: 'The text is in Dutch, as the service wrote it.',
    dataOf: (date) => `Information of ${date}. Call before you go.`,
  },
  fr: {
    review: 'awaiting-native-reader', name: 'Français', dir: 'ltr', phone: 'Téléphone', address: 'Adresse', secretAddress: 'L’adresse est secrète. Appelez : on vous dira comment y aller.', when: 'Quand',
    today: 'Aujourd’hui', closed: 'fermé', ask: 'à demander', dayAndNight: 'jour et nuit', holiday: 'jour férié', cost: 'Prix', free: 'Gratuit', languages: 'Langues',
    signUp: 'Comment s’inscrire', bring: 'À apporter', example: 'Ceci est un exemple. Ce service n’existe pas.', asWritten: 'Le texte est en néerlandais, comme le service l’a écrit.',
    dataOf: (date) => `Informations du ${date}. Appelez avant de partir.`,
  },
  ar: {
    review: 'awaiting-native-reader', name: 'العربية', dir: 'rtl', phone: 'الهاتف', address: 'العنوان', secretAddress: 'العنوان سري. اتصل ليخبروك كيف تصل.', when: 'متى',
    today: 'اليوم', closed: 'مغلق', ask: 'اسأل', dayAndNight: 'ليلاً ونهاراً', holiday: 'عطلة رسمية', cost: 'التكلفة', free: 'مجاني', languages: 'اللغات',
    signUp: 'كيف تسجّل', bring: 'ماذا تحضر معك', example: 'هذا مثال. هذه الخدمة غير موجودة.', asWritten: 'النص باللغة الهولندية كما كتبته الخدمة.',
    dataOf: (date) => `معلومات بتاريخ ${date}. اتصل قبل أن تذهب.`,
  },
  tr: {
    review: 'awaiting-native-reader', name: 'Türkçe', dir: 'ltr', phone: 'Telefon', address: 'Adres', secretAddress: 'Adres gizlidir. Arayın, nasıl gideceğinizi söylerler.', when: 'Ne zaman',
    today: 'Bugün', closed: 'kapalı', ask: 'sorun', dayAndNight: 'gece gündüz', holiday: 'resmi tatil', cost: 'Ücret', free: 'Ücretsiz', languages: 'Diller',
    signUp: 'Nasıl kayıt olunur', bring: 'Yanınızda getirin', example: 'Bu bir örnektir. Bu hizmet yoktur.', asWritten: 'Metin, hizmetin yazdığı gibi Felemenkçedir.',
    dataOf: (date) => `Bilgiler ${date} tarihlidir. Gitmeden önce arayın.`,
  },
  uk: {
    review: 'awaiting-native-reader', name: 'Українська', dir: 'ltr', phone: 'Телефон', address: 'Адреса', secretAddress: 'Адреса таємна. Зателефонуйте, і вам скажуть, як дістатися.', when: 'Коли',
    today: 'Сьогодні', closed: 'зачинено', ask: 'запитайте', dayAndNight: 'цілодобово', holiday: 'святковий день', cost: 'Вартість', free: 'Безкоштовно', languages: 'Мови',
    signUp: 'Як записатися', bring: 'Що взяти з собою', example: 'Це приклад. Такої служби не існує.', asWritten: 'Текст нідерландською мовою, як його написала служба.',
    dataOf: (date) => `Дані від ${date}. Зателефонуйте, перш ніж іти.`,
  },
  ru: {
    review: 'awaiting-native-reader', name: 'Русский', dir: 'ltr', phone: 'Телефон', address: 'Адрес', secretAddress: 'Адрес секретный. Позвоните, и вам скажут, как добраться.', when: 'Когда',
    today: 'Сегодня', closed: 'закрыто', ask: 'спросите', dayAndNight: 'круглосуточно', holiday: 'праздничный день', cost: 'Стоимость', free: 'Бесплатно', languages: 'Языки',
    signUp: 'Как записаться', bring: 'Что взять с собой', example: 'Это пример. Такой службы не существует.', asWritten: 'Текст на нидерландском языке, как его написала служба.',
    dataOf: (date) => `Данные от ${date}. Позвоните, прежде чем идти.`,
  },
}
