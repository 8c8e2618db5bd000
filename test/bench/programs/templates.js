// Text templates; the twin of templates.lua with regular expressions: fields, sections, HTML entities, URL escapes, and
// calls with balanced brackets, which take a small scanner here.

const entities = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };

function escapeHtml(text) {
  return text.replace(/[<>&"]/g, (char) => entities[char]);
}

function urlEncode(text) {
  return text.replace(/[^\w.-]/g, (char) => "%" + char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));
}

function urlDecode(text) {
  return text.replace(/\+/g, " ").replace(/%([0-9a-fA-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

function render(template, fields) {
  return template
    .replace(/\{\{#(\w+)\}\}([^]*?)\{\{\/\w+\}\}/g, (_, name, body) =>
      fields[name].map((item) => render(body, item)).join(""),
    )
    .replace(/\{\{(\w+)\}\}/g, (_, name) => escapeHtml(String(fields[name])));
}

function closingBracket(text, start) {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === "(") depth += 1;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}

function expandCalls(text) {
  const call = /(\w+)\(/g;
  let result = "";
  let position = 0;
  for (let match = call.exec(text); match !== null; match = call.exec(text)) {
    const open = call.lastIndex - 1;
    const close = closingBracket(text, open);
    if (close < 0) continue;
    const inner = expandCalls(text.slice(open + 1, close));
    const name = match[1];
    result += text.slice(position, match.index);
    if (name === "upper") result += inner.toUpperCase();
    else if (name === "twice") result += inner + inner;
    else result += name + "[" + inner + "]";
    position = close + 1;
    call.lastIndex = position;
  }
  return result + text.slice(position);
}

const page =
  "<h1>{{title}}</h1><p>{{intro}}</p>\n" +
  "<ul>{{#items}}<li>{{name}}: {{price}}</li>\n" +
  "{{/items}}</ul>\n" +
  "<footer>{{author}}</footer>\n";

function hash(text) {
  let value = 0;
  for (let i = 0; i < text.length; i += 3) value = (value * 31 + text.charCodeAt(i)) % 1000003;
  return value;
}

export function run(n) {
  let checksum = 0;
  for (let i = 1; i <= n; i++) {
    const items = [];
    for (let j = 1; j <= 10; j++) items.push({ name: "Fish & Chips <" + i * j + ">", price: j * 5 });
    const text = render(page, { title: 'Page "' + i + '"', intro: "a < b && b > c", items, author: "me" });
    const encoded = urlEncode(text.slice(0, 200));
    const calls = expandCalls("upper(a" + i + " twice(b c)) and other(twice(x), (y)) end");
    if (urlDecode(encoded) !== text.slice(0, 200)) return "decoding failed";
    checksum = (checksum + hash(text) + hash(encoded) + hash(calls)) % 1000000007;
  }
  return checksum;
}

export const size = 1000;
export const expected = 538971521;
