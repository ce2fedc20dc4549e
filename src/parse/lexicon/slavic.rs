//! Russian, Ukrainian, Polish.

use super::{HeadKey, Lexicon, NONE};

/// Russian. Months also as they stand in a date.
#[rustfmt::skip]
pub const RUSSIAN: Lexicon = Lexicon {
    language: "ru",
    hosts: &[
        "ведущий", "ведущая", "корреспондент", "корр", "корр.", "журналист", "журналистка", "интервьюер", "модератор",
        "собиратель", "репортёр", "редакция", "вопросы задавал", "вопросы задавала", "беседовал", "беседовала",
    ],
    questions: &["вопрос"],
    guests: &["гость", "гостья", "гости", "респондент", "респондентка", "информант", "собеседник", "собеседница", "интервьюируемый", "рассказчик", "рассказчица"],
    answers: &["ответ"],
    pseudo: &["диктор", "голос за кадром", "закадровый голос", "зал", "из зала", "публика", "зрители", "все", "музыка", "реклама", "неизвестный", "неизвестная", "голос из зала"],
    anyone: &["спикер", "говорящий", "голос", "участник", "диктор"],
    verbs: &[
        "говорит", "говорил", "говорила", "сказал", "сказала", "спрашивает", "спросил", "спросила", "отвечает", "ответил",
        "ответила", "добавляет", "добавил", "добавила", "объясняет", "рассказывает", "вспоминает", "продолжает", "отмечает",
    ],
    keys: &[
        (HeadKey::Title, &["название", "заголовок"]),
        (HeadKey::Date, &["дата", "дата публикации", "опубликовано", "дата записи", "записано", "дата интервью", "дата выхода"]),
        (HeadKey::Source, &["источник", "ссылка", "видео"]),
        (HeadKey::Series, &["передача", "выпуск", "программа", "подкаст"]),
        (HeadKey::People, &["участники", "люди", "интервью с", "беседа с", "присутствуют"]),
        (HeadKey::Author, &["автор", "авторы"]),
        (HeadKey::Place, &["место", "место записи", "город"]),
        (HeadKey::Summary, &["описание", "аннотация", "краткое содержание"]),
        (HeadKey::Tags, &["теги", "метки", "ключевые слова", "темы"]),
    ],
    fields: &[
        "название", "заголовок", "дата", "место", "источник", "автор", "перевод", "переводчик", "редактор", "расшифровка",
        "фото", "тема", "примечание", "пример", "вывод", "итог", "результат", "контекст", "внимание", "длительность", "время",
    ],
    endings: &["литература", "ссылки", "примечания", "приложение", "читайте также", "источники", "сноски"],
    footers: &["субтитры", "расшифровка:", "расшифровал", "расшифровала", "расшифровано", "редактор субтитров", "продолжение следует", "транскрипция:"],
    greetings: &["здравствуйте", "добрый день", "добрый вечер", "доброе утро", "привет", "всем привет", "добро пожаловать"],
    beginnings: &["расшифровка", "стенограмма", "интервью", "беседа"],
    afterwords: &["послесловие", "от редакции"],
    stage: &["смеется", "смеются", "смех", "смеётся", "аплодисменты", "пауза", "молчит", "молчание", "вздыхает", "неразборчиво", "улыбается"],
    months: &[
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ],
    ..NONE
};

/// Ukrainian.
#[rustfmt::skip]
pub const UKRAINIAN: Lexicon = Lexicon {
    language: "uk",
    hosts: &["ведучий", "ведуча", "кореспондент", "кореспондентка", "журналіст", "журналістка", "інтерв'юер", "інтерв’юер", "модератор", "модераторка"],
    questions: &["запитання", "питання"],
    guests: &["гість", "гостя", "гості", "респондент", "респондентка", "співрозмовник", "співрозмовниця", "оповідач", "оповідачка"],
    answers: &["відповідь"],
    pseudo: &["диктор", "зала", "глядачі", "усі", "музика", "реклама", "невідомий", "невідома"],
    anyone: &["мовець", "спікер", "учасник", "учасниця"],
    verbs: &["каже", "казав", "казала", "сказав", "сказала", "питає", "запитав", "запитала", "відповідає", "відповів", "відповіла", "додає", "пояснює"],
    keys: &[
        (HeadKey::Title, &["назва"]),
        (HeadKey::Date, &["дата", "дата публікації", "опубліковано", "дата запису"]),
        (HeadKey::Source, &["джерело", "посилання", "відео"]),
        (HeadKey::People, &["учасники", "люди", "розмова з"]),
        (HeadKey::Author, &["автор", "авторка"]),
        (HeadKey::Place, &["місце", "місто"]),
        (HeadKey::Summary, &["опис"]),
        (HeadKey::Tags, &["теги", "мітки", "теми"]),
    ],
    fields: &["назва", "дата", "місце", "джерело", "переклад", "редактор", "фото", "тема", "примітка", "приклад", "висновок"],
    footers: &["субтитри", "розшифрував", "розшифрувала"],
    greetings: &["вітаю", "добрий день", "доброго дня", "привіт"],
    beginnings: &["розшифровка", "стенограма", "інтерв'ю", "розмова"],
    stage: &["сміється", "сміх", "оплески", "пауза", "зітхає", "нерозбірливо"],
    months: &[
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
        "грудня",
    ],
    ..NONE
};

/// Polish. Months as they stand in a date.
#[rustfmt::skip]
pub const POLISH: Lexicon = Lexicon {
    language: "pl",
    hosts: &["prowadzący", "prowadząca", "dziennikarz", "dziennikarka", "redaktor", "redaktorka", "moderator", "moderatorka", "gospodarz", "rozmawia", "rozmawiał", "rozmawiała"],
    questions: &["pytanie"],
    guests: &["gość", "goście", "rozmówca", "rozmówczyni", "respondent", "respondentka", "świadek"],
    answers: &["odpowiedź"],
    pseudo: &["narrator", "lektor", "publiczność", "wszyscy", "muzyka", "reklama", "nieznany", "nieznana", "głos z sali"],
    anyone: &["mówca", "mówczyni", "uczestnik", "uczestniczka"],
    verbs: &["mówi", "mówił", "mówiła", "powiedział", "powiedziała", "pyta", "zapytał", "zapytała", "odpowiada", "odpowiedział", "odpowiedziała", "dodaje"],
    keys: &[
        (HeadKey::Title, &["tytuł"]),
        (HeadKey::Date, &["data", "data publikacji", "opublikowano", "data nagrania"]),
        (HeadKey::Source, &["źródło", "odnośnik"]),
        (HeadKey::People, &["osoby", "uczestnicy", "rozmowa z"]),
        (HeadKey::Author, &["autor", "autorka", "autorzy"]),
        (HeadKey::Place, &["miejsce", "miasto"]),
        (HeadKey::Summary, &["opis", "streszczenie"]),
        (HeadKey::Tags, &["tagi", "tematy", "słowa kluczowe"]),
    ],
    fields: &["tytuł", "data", "miejsce", "źródło", "autor", "autorka", "tłumaczenie", "zdjęcia", "temat", "uwaga", "przykład", "wniosek"],
    footers: &["napisy", "transkrypcja:", "spisał", "spisała"],
    greetings: &["dzień dobry", "dobry wieczór", "cześć", "witam", "witamy"],
    beginnings: &["transkrypcja", "wywiad", "rozmowa"],
    stage: &["śmiech", "śmieje się", "oklaski", "pauza", "cisza", "wzdycha", "niewyraźne"],
    months: &[
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
        "listopada", "grudnia",
    ],
    ..NONE
};
