//! French, Spanish, Portuguese, Italian.

use super::language::{HeadKey, Lexicon, NONE};

/// French.
#[rustfmt::skip]
pub const FRENCH: Lexicon = Lexicon {
    language: "fr",
    hosts: &[
        "journaliste", "intervieweur", "intervieweuse", "animateur", "animatrice", "présentateur", "présentatrice",
        "modérateur", "modératrice", "enquêteur", "enquêtrice", "hôte", "reporter", "propos recueillis par",
    ],
    questions: &["question"],
    guests: &["invité", "invitée", "invités", "interviewé", "interviewée", "enquêté", "enquêtée", "témoin", "intervenant", "intervenante"],
    answers: &["réponse"],
    pseudo: &["narrateur", "narratrice", "voix off", "public", "salle", "tous", "musique", "publicité", "inconnu", "inconnue"],
    anyone: &["locuteur", "locutrice", "orateur", "intervenant"],
    verbs: &["dit", "demande", "répond", "ajoute", "explique", "raconte", "poursuit", "précise", "a dit", "disait"],
    keys: &[
        (HeadKey::Title, &["titre"]),
        (HeadKey::Date, &["date", "date de publication", "publié le", "enregistré le", "diffusé le", "date de l'entretien"]),
        (HeadKey::Source, &["lien", "vidéo", "source"]),
        (HeadKey::Series, &["émission", "épisode", "série"]),
        (HeadKey::People, &["personnes", "participants", "intervenants", "entretien avec"]),
        (HeadKey::Author, &["auteur", "autrice", "auteurs"]),
        (HeadKey::Place, &["lieu", "endroit", "ville"]),
        (HeadKey::Summary, &["résumé"]),
        (HeadKey::Tags, &["étiquettes", "mots-clés", "mots clés", "thèmes"]),
    ],
    trades: &["auteur", "autrice", "traducteur", "traductrice", "rédaction", "éditeur", "éditrice"],
    fields: &[
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "avant", "après", "couplet", "refrain",
        "ingrédients", "préparation", "cuisson", "avantages", "inconvénients", "problème", "solution", "décision",
        "titre", "date", "lieu", "durée", "lien", "auteur", "traduction", "traducteur", "transcription", "photo", "photos",
        "résumé", "thème", "remarque", "exemple", "conclusion", "contexte", "attention", "note", "résultat", "publié le",
    ],
    endings: &["références", "pour aller plus loin", "à lire aussi", "notes de bas de page", "annexe", "remerciements"],
    footers: &["sous-titres réalisés", "sous-titrage", "sous-titres par", "transcrit par", "transcription par", "transcription réalisée"],
    greetings: &["bonjour", "bonsoir", "bienvenue"],
    beginnings: &["transcription", "entretien", "l'entretien", "interview"],
    afterwords: &["postface", "note de la rédaction"],
    stage: &["rires", "rire", "il rit", "elle rit", "applaudissements", "silence", "inaudible", "soupir", "sourire"],
    months: &[
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ],
    ..NONE
};

/// Spanish.
#[rustfmt::skip]
pub const SPANISH: Lexicon = Lexicon {
    language: "es",
    hosts: &[
        "entrevistador", "entrevistadora", "moderador", "moderadora", "periodista", "presentador", "presentadora",
        "conductor", "conductora", "anfitrión", "anfitriona", "reportero", "reportera", "locutor", "locutora",
    ],
    questions: &["pregunta"],
    guests: &["entrevistado", "entrevistada", "invitado", "invitada", "invitados", "testimoniante", "informante"],
    answers: &["respuesta"],
    pseudo: &["narrador", "narradora", "voz en off", "público", "todos", "música", "publicidad", "desconocido", "desconocida"],
    anyone: &["hablante", "orador", "oradora", "interlocutor", "participante"],
    verbs: &["dice", "dijo", "pregunta", "preguntó", "responde", "respondió", "añade", "explica", "cuenta", "agrega", "señala"],
    keys: &[
        (HeadKey::Title, &["título"]),
        (HeadKey::Date, &["fecha", "publicado", "publicado el", "grabado el", "fecha de la entrevista", "fecha de publicación"]),
        (HeadKey::Source, &["fuente", "enlace", "vídeo", "video"]),
        (HeadKey::Series, &["programa", "episodio", "serie"]),
        (HeadKey::People, &["personas", "participantes", "entrevista a", "entrevista con"]),
        (HeadKey::Author, &["autor", "autora", "autores"]),
        (HeadKey::Place, &["lugar", "ciudad"]),
        (HeadKey::Summary, &["resumen", "descripción"]),
        (HeadKey::Tags, &["etiquetas", "palabras clave", "temas"]),
    ],
    trades: &["autor", "autora", "traductor", "traductora", "editor", "editora", "redacción"],
    fields: &[
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "antes", "después", "estrofa",
        "estribillo", "ingredientes", "preparación", "ventajas", "desventajas", "problema", "solución", "decisión",
        "fecha", "lugar", "tema", "nota", "fuente", "título", "autor", "autora", "duración", "enlace", "traducción",
        "transcripción", "foto", "fotos", "resumen", "ejemplo", "conclusión", "contexto", "resultado", "publicado",
    ],
    endings: &["referencias", "lecturas recomendadas", "notas al pie", "apéndice", "agradecimientos"],
    footers: &["subtítulos realizados", "subtítulos por", "subtitulado por", "transcrito por", "transcripción por", "transcripción de"],
    greetings: &["hola", "buenos días", "buenas tardes", "buenas noches", "bienvenidos", "bienvenidas"],
    beginnings: &["transcripción", "entrevista", "la entrevista"],
    afterwords: &["epílogo", "nota del editor"],
    stage: &["risas", "ríe", "se ríe", "aplausos", "silencio", "inaudible", "suspira", "ininteligible"],
    months: &[
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ],
    ..NONE
};

/// Portuguese.
#[rustfmt::skip]
pub const PORTUGUESE: Lexicon = Lexicon {
    language: "pt",
    hosts: &[
        "entrevistador", "entrevistadora", "moderador", "moderadora", "jornalista", "apresentador", "apresentadora",
        "anfitrião", "anfitriã", "repórter", "locutor", "locutora",
    ],
    questions: &["pergunta"],
    guests: &["entrevistado", "entrevistada", "convidado", "convidada", "convidados", "depoente"],
    answers: &["resposta"],
    pseudo: &["narrador", "narradora", "plateia", "público", "todos", "música", "publicidade", "desconhecido", "desconhecida"],
    anyone: &["falante", "orador", "oradora", "participante", "locutor"],
    verbs: &["diz", "disse", "pergunta", "perguntou", "responde", "respondeu", "acrescenta", "explica", "conta"],
    keys: &[
        (HeadKey::Title, &["título"]),
        (HeadKey::Date, &["data", "publicado", "publicado em", "gravado em", "data da entrevista", "data de publicação"]),
        (HeadKey::Source, &["fonte", "ligação", "vídeo"]),
        (HeadKey::Series, &["programa", "episódio", "série"]),
        (HeadKey::People, &["pessoas", "participantes", "entrevista com"]),
        (HeadKey::Author, &["autor", "autora", "autores"]),
        (HeadKey::Place, &["local", "lugar", "cidade", "localização"]),
        (HeadKey::Summary, &["resumo", "descrição"]),
        (HeadKey::Tags, &["etiquetas", "palavras-chave", "temas"]),
    ],
    fields: &[
        "ingredientes", "preparo", "modo de preparo", "vantagens", "desvantagens", "problema", "solução", "antes", "depois",
        "tópico", "localização", "pesquisar", "fonte", "data", "local", "título", "autor", "autora", "duração", "nota",
        "tradução", "transcrição", "foto", "fotos", "resumo", "exemplo", "conclusão", "contexto", "resultado",
    ],
    endings: &["referências", "leia também", "notas de rodapé", "apêndice", "agradecimentos"],
    footers: &["legendas por", "legendado por", "transcrito por", "transcrição por", "transcrição de"],
    greetings: &["olá", "bom dia", "boa tarde", "boa noite", "bem-vindos", "bem-vindas"],
    beginnings: &["transcrição", "entrevista", "a entrevista"],
    afterwords: &["posfácio", "nota do editor"],
    stage: &["risos", "ri", "aplausos", "silêncio", "inaudível", "suspira", "pausa"],
    months: &[
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
        "dezembro",
    ],
    ..NONE
};

/// Italian.
#[rustfmt::skip]
pub const ITALIAN: Lexicon = Lexicon {
    language: "it",
    hosts: &[
        "intervistatore", "intervistatrice", "giornalista", "conduttore", "conduttrice", "moderatore", "moderatrice",
        "presentatore", "presentatrice",
    ],
    questions: &["domanda"],
    guests: &["intervistato", "intervistata", "ospite", "ospiti", "testimone"],
    answers: &["risposta"],
    pseudo: &["narratore", "narratrice", "voce fuori campo", "pubblico", "tutti", "musica", "pubblicità", "sconosciuto"],
    anyone: &["parlante", "oratore", "oratrice", "voce"],
    verbs: &["dice", "disse", "chiede", "chiese", "risponde", "rispose", "aggiunge", "spiega", "racconta"],
    keys: &[
        (HeadKey::Title, &["titolo"]),
        (HeadKey::Date, &["data", "pubblicato", "pubblicato il", "registrato il", "data dell'intervista"]),
        (HeadKey::Source, &["fonte", "collegamento", "video"]),
        (HeadKey::Series, &["programma", "puntata", "trasmissione"]),
        (HeadKey::People, &["persone", "partecipanti", "intervista a", "intervista con"]),
        (HeadKey::Author, &["autore", "autrice", "autori"]),
        (HeadKey::Place, &["luogo", "città"]),
        (HeadKey::Summary, &["riassunto", "descrizione", "sommario"]),
        (HeadKey::Tags, &["etichette", "parole chiave", "temi"]),
    ],
    fields: &[
        "ingredienti", "preparazione", "vantaggi", "svantaggi", "problema", "soluzione", "prima", "dopo", "ritornello",
        "titolo", "data", "luogo", "durata", "fonte", "autore", "autrice", "traduzione", "trascrizione", "foto", "tema",
        "nota", "riassunto", "esempio", "conclusione", "contesto", "risultato", "pubblicato",
    ],
    endings: &["riferimenti", "leggi anche", "appendice", "ringraziamenti"],
    footers: &["sottotitoli creati", "sottotitoli di", "sottotitoli a cura", "trascritto da", "trascrizione di", "trascrizione a cura"],
    greetings: &["ciao", "buongiorno", "buonasera", "salve", "benvenuti", "benvenute"],
    beginnings: &["trascrizione", "intervista", "l'intervista"],
    afterwords: &["postfazione", "nota del redattore"],
    stage: &["ride", "risate", "ridono", "applausi", "silenzio", "pausa", "sospira", "incomprensibile"],
    months: &[
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ],
    ..NONE
};
