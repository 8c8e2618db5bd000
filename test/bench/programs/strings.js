// String building; the twin of strings.lua: reports assembled by +=, rows collected and joined, padded and rounded
// columns, changes of case, reversal and repetition.

function hash(text) {
  let value = 0;
  for (let i = 0; i < text.length; i += 7) value = (value * 31 + text.charCodeAt(i)) % 1000003;
  return value;
}

function csv(n) {
  let text = "id,name,price\n";
  for (let i = 1; i <= n; i++) {
    text = text + i + ",item" + (i % 100) + "," + i * 3 + "\n";
  }
  return text;
}

function fixedWidth(n) {
  const rows = [];
  for (let i = 1; i <= n; i++) {
    rows.push(
      String(i).padStart(6) +
        "|" +
        ("name" + (i % 50)).padEnd(12) +
        "|" +
        (i / 8 + 0.1).toFixed(2).padStart(10) +
        "|" +
        (i % 65536).toString(16).padStart(4, "0") +
        "|" +
        (i % 2 === 0),
    );
  }
  return rows.join("\n");
}

function html(n) {
  const parts = ["<ul>"];
  for (let i = 1; i <= n; i++) {
    const className = i % 3 === 0 ? "third" : "plain";
    parts.push('  <li class="' + className + '">' + "x".repeat(i % 5) + "</li>");
  }
  parts.push("</ul>");
  return parts.join("\n");
}

function capitalise(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
}

function names(n) {
  const syllables = ["ka", "LO", "mi", "RU", "te", "so", "NA"];
  const list = [];
  for (let i = 1; i <= n; i++) {
    let name = "";
    let rest = i;
    while (rest > 0) {
      name += syllables[rest % 7];
      rest = Math.floor(rest / 7);
    }
    list.push(capitalise(name));
  }
  return list.join(" ");
}

function reverse(text) {
  let result = "";
  for (let i = text.length - 1; i >= 0; i--) result += text[i];
  return result;
}

function palindromes(n) {
  let count = 0;
  for (let i = 1; i <= n; i++) {
    const digits = String(i);
    if (digits === reverse(digits)) count += 1;
  }
  return count;
}

export function run(n) {
  const checksum = hash(csv(n)) + hash(fixedWidth(n)) + hash(html(n)) + hash(names(n));
  let line = "";
  for (let i = 1; i <= 500; i++) line = (i % 10) + line;
  return checksum + palindromes(n) + hash(line);
}

export const size = 20000;
export const expected = 2087693;
