import { folded } from '../syntax/value.js';

/**
 * Keys in the languages that people name them in, by the field: German, Spanish, Portuguese, French, Italian, Dutch,
 * Polish, Czech, the Scandinavian languages, Finnish, Russian, Chinese, Japanese and Korean.
 */
export const inLanguages = {
  title:
    'titel titre titulo título titolo tytuł tytul tittel otsikko název заголовок название 标题 標題 タイトル 제목',
  published: `
    datum veröffentlicht veroeffentlicht erscheinungsdatum fecha fechaPublicacion dato päivämäärä дата 日付 日期 发布日期
    날짜 publicado publié pubblicato pubdatum
  `,
  date: 'data',
  draft: 'entwurf borrador brouillon bozza rascunho szkic черновик utkast',
  description: `
    beschreibung kurzbeschreibung zusammenfassung descripcion descripción resumen descrição descricao resumo résumé
    descrizione omschrijving samenvatting opis beskrivning beskrivelse kuvaus popis описание 描述 简介 簡介 説明 概要 설명
  `,
  season: 'staffel temporada saison stagione seizoen sezon säsong sesong sæson kausi сезон 季 シーズン 시즌',
  episode: `
    folge folgennummer episodio episódio épisode puntata aflevering odcinek avsnitt afsnit jakso díl выпуск эпизод
    capitulo capítulo numero número numéro nummer 期 集 回 エピソード 회차
  `,
  recording: `
    audiodatei tondatei archivo archivoAudio arquivo fichier fichierAudio bestand plik ljudfil lydfil аудио 音频 音訊 音声
    오디오
  `,
  bytes: `
    größe groesse dateigröße dateigroesse tamaño tamano tamanho taille dimensione grootte bestandsgrootte rozmiar storlek
    størrelse koko размер 大小 サイズ 크기
  `,
  duration: `
    dauer länge laenge spieldauer duracion duración duração duracao durée duree durata duur czasTrwania längd varighed
    varighet kesto délka длительность продолжительность 时长 時長 長さ 再生時間 길이
  `,
  artwork:
    'bild titelbild imagen portada imagem capa couverture copertina afbeelding okładka bilde обложка 封面 画像',
  hosts: `
    moderation moderator moderatorin moderatoren presentador presentadora presentadores apresentador apresentadores
    animateur animateurs conduttore conduttori presentator prowadzący programledare vært juontaja ведущий ведущие 主持人
    司会 진행
  `,
  guests: `
    gast gäste gaeste gäst gäster invitado invitada invitados convidado convidada convidados invité invitée invités ospite
    ospiti gasten gość goście goscie gjest gjester gæst gæster vieras гость гости 嘉宾 嘉賓 ゲスト 게스트
  `,
  chapters:
    'kapitel kapitelmarken capítulos capitulos chapitres capitoli hoofdstukken rozdziały главы 章节 章節',
  transcripts: 'transkript transcripción transcripcion transcrição trascrizione transkrypcja 文字稿',
  tags: 'schlagworte schlagwörter etiquetas etichette trefwoorden теги 标签',
} as const satisfies Readonly<Record<string, string>>;

const known: ReadonlySet<string> = new Set(
  Object.values(inLanguages).flatMap((line) => line.trim().split(/\s+/).map(folded)),
);

/** Whether a key is one of these; in a file with keys of ours it may as well be misspelt. */
export function isInLanguage(key: string): boolean {
  return known.has(folded(key));
}
