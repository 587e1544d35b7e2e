import { made } from './cache.js';

/** The commonest small words of languages that podcasts are written in, by their codes in ISO 639-1. */
const words: Readonly<Record<string, string>> = {
  en: 'the and of to that is for with you this are was have not what from about how your who their will',
  de: 'der die und das ist nicht ein eine wir mit auch für auf von den sich es wie im dem zu wird über',
  fr: 'le la les des et est une dans pour que qui pas avec sur nous vous ce du au cette par plus',
  es: 'el los las y una con para es como del se su más al este lo pero por sobre esta muy nos',
  it: 'il che di per una con non sono è della gli come si nel più anche questo alla delle ma dei',
  pt: 'o e do da em um uma para com não os no na mais dos das ao você sobre são seu isso',
  nl: 'de het een en van is dat niet voor met zijn op te aan ook we wat naar er maar over deze',
  sv: 'och att det som en på är för av med den till inte har om ett vi från så jag kan hur',
  da: 'og at det er en på til af som med den for ikke har vi et de om jeg kan fra hvordan',
  nb: 'og at det er en på til av som med den for ikke har vi et de om jeg kan fra hvordan',
  fi: 'ja on ei että se hän mutta ovat kun niin mitä tai myös kuin sen tässä joka miten ole',
  pl: 'nie się na jest że do to jak po co ale dla czy tym przez od oraz jego które tego',
  cs: 'je se na že to v s z do pro jak ale by o co jsou si nebo tak který jsme podle',
  hu: 'a az és hogy nem is egy van ez meg csak de már volt mint még ha el azt ki',
  tr: 've bir bu için ile da de ne çok gibi daha olarak nasıl en kadar ama var biz ben',
};

/** What the languages of each group share is too much to tell them apart. */
const groups: Readonly<Record<string, string>> = { sv: 'da', nb: 'da', nn: 'da', no: 'da' };

/** The languages that each word is common in, by the first of their group. */
const languagesOf = made(() => {
  const all = new Map<string, string[]>();
  for (const [language, list] of Object.entries(words)) {
    const group = groups[language] ?? language;
    for (const word of list.split(' ')) {
      const known = all.get(word) ?? [];
      if (!known.includes(group)) all.set(word, [...known, group]);
    }
  }
  return all;
});

/** The code of a language as it is told apart here; undefined when nothing is known of its words. */
export function knownLanguage(code: string): string | undefined {
  const group = groups[code] ?? code;
  return Object.hasOwn(words, group) ? group : undefined;
}

/** How many words of a text are common small words of each language that is known. */
export function countFunctionWords(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{1,12}/gu)) {
    for (const language of languagesOf().get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return counts;
}
