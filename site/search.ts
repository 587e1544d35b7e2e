/** The search in the list of rules: every word must be in the id or in what the rule asks for. */
const form = document.querySelector<HTMLFormElement>('#search');
const words = document.querySelector<HTMLInputElement>('#words');
const asker = document.querySelector<HTMLSelectElement>('#asker');
const count = document.querySelector('#count');
const rows = [...document.querySelectorAll<HTMLElement>('.rules li')].map((row) => ({
  row,
  text: (row.textContent ?? '').toLowerCase(),
  asked: (row.dataset.asked ?? '').split(' '),
}));

function search(): void {
  const wanted = (words?.value ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const by = asker?.value ?? '';
  let found = 0;
  for (const { row, text, asked } of rows) {
    const fits = wanted.every((word) => text.includes(word)) && (by === '' || asked.includes(by));
    row.hidden = !fits;
    if (fits) found++;
  }
  for (const section of document.querySelectorAll('section')) {
    section.hidden = section.querySelector('li:not([hidden])') === null;
  }
  const isAll = wanted.length === 0 && by === '';
  if (count) count.textContent = isAll ? '' : `${found} ${found === 1 ? 'rule' : 'rules'}`;
}

if (form) form.hidden = false;
form?.addEventListener('input', search);
form?.addEventListener('submit', (event) => event.preventDefault());
search();
