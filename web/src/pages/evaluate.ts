// The evaluation page: the element, the reader's language, and files dropped anywhere on the page.
import '../components/evaluation/define.ts';
import '../styles/page.css';
import type { Lang } from '../model/format.ts';
import { preferredLang, stringsFor } from '../strings/catalogue.ts';

const element = document.querySelector('mimamori-evaluation');

function use(lang: Lang): void {
  document.documentElement.lang = lang;
  document.title = `${stringsFor(lang).title} · Mimamori`;
}

if (element) {
  const lang = preferredLang(navigator.languages);
  element.lang = lang;
  use(lang);
  element.addEventListener('mimamori-language', (event) => use((event as CustomEvent<{ lang: Lang }>).detail.lang));
}

// Missing the drop zone must not replace the page by the file.
for (const type of ['dragover', 'drop'] as const) {
  window.addEventListener(type, (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (type === 'drop' && file) void element?.openFile(file);
  });
}
