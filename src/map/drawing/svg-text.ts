const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that can stand in SVG wherever it came from: escaped, and without what XML does not allow. */
export function svgText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ESCAPES[character])
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '');
}

/** `<name a="b">`, or with content `<name a="b">content</name>`; content is not escaped. */
export function svgElement(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === 'string' ? svgText(value) : value}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}
