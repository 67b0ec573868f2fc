import type { XmlElement } from '../opendrive/xml-element.ts';
import { childOf, type RuleContext } from './rule-context.ts';

/** The header is there and says the revision in whole numbers. */
export function checkHeader(root: XmlElement, context: RuleContext): void {
  const header = childOf(root, 'header');
  if (header === undefined) {
    context.report('warning', root.line, '', 'xml.fileheader_is_present', 'header is missing; revision 1.8 was taken');
    return;
  }
  for (const attribute of ['revMajor', 'revMinor']) {
    const text = header.attributes[attribute];
    if (text !== undefined && /^\s*\d{1,5}\s*$/.test(text)) continue;
    const found = text === undefined ? 'missing' : `"${text.slice(0, 40)}"`;
    context.report(
      'warning',
      header.line,
      'header',
      'xml.version_is_defined',
      `${attribute} is ${found}; expected a whole number`,
    );
  }
}
