import { ANYWHERE, type KnownElement, OPEN_DRIVE } from './known-elements.ts';
import type { ProblemList } from './problem-list.ts';
import type { XmlElement } from './xml-element.ts';

/** Notes what of a file is passed over: once for each kind, with how often it is there. */
export function noteUnread(root: XmlElement, problems: ProblemList): void {
  visit(root, OPEN_DRIVE, problems);
}

function visit(element: XmlElement, known: KnownElement, problems: ProblemList): void {
  for (const name of Object.keys(element.attributes)) {
    if (known.read.includes(name) || known.unread.includes(name) || isXml(name)) continue;
    note(problems, element, `attribute ${name} of ${element.name} is not one of OpenDRIVE's; it is ignored`);
  }
  for (const child of element.children) {
    const inside = insideOf(known, child.name);
    if (inside === null) {
      const what = ANYWHERE.includes(child.name) ? child.name : `${child.name} in ${element.name}`;
      const stranger = ANYWHERE.includes(child.name) ? '' : " is not one of OpenDRIVE's elements; it";
      note(problems, child, `${what}${stranger} is ignored`);
    } else if (inside.children !== null) visit(child, inside, problems);
    else if (!isEmpty(child)) note(problems, child, `${child.name} of ${element.name} is ignored`);
  }
}

function insideOf({ children }: KnownElement, name: string): KnownElement | null {
  return children !== null && Object.hasOwn(children, name) ? children[name] : null;
}

function isEmpty({ attributes, children }: XmlElement): boolean {
  return children.length === 0 && Object.keys(attributes).length === 0;
}

/** Namespaces, schema locations and the like. */
function isXml(attribute: string): boolean {
  return attribute.includes(':') || attribute === 'xmlns';
}

function note(problems: ProblemList, { line, name }: XmlElement, message: string): void {
  problems.addRepeated('note', line, name, message);
}
