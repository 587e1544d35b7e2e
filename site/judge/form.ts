import { defaultProfiles, directories, profiles } from '../../src/directories/index.js';
import { safe } from '../frame.js';

/** The content of the page that judges, before a feed is in it. */
export function judgeForm(): string {
  const boxes = profiles.map((name) => {
    const checked = defaultProfiles.includes(name) ? ' checked' : '';
    return `<label><input type="checkbox" value="${name}"${checked}> ${safe(directories[name].title)}</label>`;
  });
  return `<h1>Would directories accept your feed?</h1>
<p class="lead"><span class="pitch">Every problem with its place, why it matters and what to do, and how apps will show the show.</span> <strong>Nothing leaves your machine:</strong> the feed is read and judged in this page, also offline.</p>
<noscript><p>This page judges with a script. Without one: <code>npx airworthy check feed.xml</code></p></noscript>
<details id="input" class="input" open><summary>Judge another feed, or for other directories</summary>
<div class="ways">
<div id="drop" class="way"><h2>A file</h2><p id="file-help">Drop the feed anywhere on this page, or choose it; with its chapter lists and transcripts, if you like.</p><input type="file" id="file" multiple aria-label="The file of the feed" aria-describedby="file-help"></div>
<form id="fetch" class="way" novalidate><h2>An address</h2><p id="address-help">Your browser asks the server of the feed, and nobody else.</p><div class="row"><input type="url" id="address" aria-label="The address of the feed" aria-describedby="address-help" placeholder="https://feeds.example.com/show.xml"><button>Judge</button></div></form>
<form id="paste" class="way"><h2>Text</h2><textarea id="pasted" rows="2" aria-label="The text of the feed" spellcheck="false" placeholder="&lt;rss version=&quot;2.0&quot;&gt;…"></textarea><button>Judge</button></form>
</div>
<fieldset id="profiles"><legend>Judge by</legend>${boxes.join('')}</fieldset>
</details>
<div id="status" role="status"></div>
<section id="result" aria-label="Result" hidden></section>`;
}
