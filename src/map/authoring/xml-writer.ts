export type XmlAttributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Collects indented lines of XML. Numbers are written with all their digits, so that reading gives the same bits. */
export class XmlWriter {
  private readonly lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  private depth = 0;

  /** An element, with what `content` writes inside it; attributes that are undefined are left out. */
  element(name: string, attributes: XmlAttributes, content?: () => void): void {
    let tag = `${'  '.repeat(this.depth)}<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) tag += ` ${key}="${escaped(String(value))}"`;
    }
    const at = this.lines.push(`${tag}/>`) - 1;
    if (content === undefined) return;
    this.depth++;
    content();
    this.depth--;
    if (this.lines.length === at + 1) return;
    this.lines[at] = `${tag}>`;
    this.lines.push(`${'  '.repeat(this.depth)}</${name}>`);
  }

  /** A parent element only where there is something to put into it. */
  list<T>(name: string, items: readonly T[], write: (item: T) => void): void {
    if (items.length === 0) return;
    this.element(name, {}, () => {
      for (const item of items) write(item);
    });
  }

  /** An element with text in it. */
  text(name: string, content: string): void {
    this.lines.push(
      `${'  '.repeat(this.depth)}<${name}><![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>`,
    );
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

/** A number that is left out where it is what a reader takes without it. */
export function unless<T>(usual: T, value: T): T | undefined {
  return value === usual ? undefined : value;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}
