import { expect, test } from 'vitest';
import { decodeXml } from '../../src/app/worker/decode-xml.ts';

const TEXT = 'Straße';

function bytesOf(...parts: (string | number[])[]): ArrayBuffer {
  const bytes = parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part));
  return Uint8Array.from(bytes).buffer;
}

test('UTF-8 where nothing else is said', () => {
  expect(decodeXml(bytesOf(`<a n="${TEXT}"/>`))).toBe(`<a n="${TEXT}"/>`);
});

test('the encoding that the declaration names', () => {
  const head = '<?xml version="1.0" encoding="ISO-8859-1"?><a n="Stra';
  expect(decodeXml(bytesOf(head, [0xdf], 'e"/>'))).toBe(`${head}ße"/>`);
});

test('the byte order mark of UTF-16', () => {
  const little = [...TEXT].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]);
  expect(decodeXml(bytesOf([0xff, 0xfe], little))).toBe(TEXT);
  const big = [...TEXT].flatMap((letter) => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]);
  expect(decodeXml(bytesOf([0xfe, 0xff], big))).toBe(TEXT);
});

test('an encoding that nobody knows, and an empty file, are no reason to fail', () => {
  expect(decodeXml(bytesOf('<?xml version="1.0" encoding="klingon"?><a/>'))).toContain('<a/>');
  expect(decodeXml(bytesOf())).toBe('');
});
