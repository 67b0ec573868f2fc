import { expect, test } from 'vitest';
import { decodeXml } from '../../src/map/opendrive/decode-xml.ts';

const TEXT = '<a n="Straße €"/>';

function bytesOf(...parts: (string | number[])[]): Uint8Array {
  const bytes = parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part));
  return Uint8Array.from(bytes);
}

/** Two bytes a letter, the lower one first. */
const LITTLE = [...TEXT].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
const BIG = [...TEXT].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]);

test.each([
  ['UTF-8', bytesOf(TEXT)],
  ['UTF-8 with a byte order mark', bytesOf([0xef, 0xbb, 0xbf], TEXT)],
  ['UTF-16, little end first', bytesOf([0xff, 0xfe], LITTLE)],
  ['UTF-16, big end first', bytesOf([0xfe, 0xff], BIG)],
  ['UTF-16 without a mark, little end first', bytesOf(LITTLE)],
  ['UTF-16 without a mark, big end first', bytesOf(BIG)],
  ['windows-1252 that says nothing', bytesOf('<a n="Stra', [0xdf], 'e ', [0x80], '"/>')],
])('reads %s', (_, bytes) => {
  expect(decodeXml(bytes)).toBe(TEXT);
});

test.each(['ISO-8859-1', 'windows-1252', 'latin1'])('reads %s where the declaration names it', (encoding) => {
  const head = `<!-- by hand -->\n<?xml version="1.0" encoding="${encoding}"?><a n="Stra`;
  expect(decodeXml(bytesOf(head, [0xdf], 'e"/>'))).toBe(`${head}ße"/>`);
});

test('a wrong or unknown name, and an empty file, are no reason to fail', () => {
  for (const encoding of ['UTF-16', 'klingon']) {
    const xml = `<?xml version="1.0" encoding="${encoding}"?>${TEXT}`;
    expect(decodeXml(bytesOf(xml))).toBe(xml);
  }
  expect(decodeXml(bytesOf())).toBe('');
});
