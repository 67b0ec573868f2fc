import { ANYWHERE, type KnownElement, OPEN_DRIVE } from './known-elements.ts';
import type { ProblemList } from './problem-list.ts';
import type { XmlElement } from './xml-element.ts';

/** Newer minor revisions have elements that are not known here. */
const NEWEST = 8;

/**
 * Tells what of a file is passed over: once for each kind, with how often it is there. Warns of elements that no revision
 * has at their place; those of other namespaces are a file's own business.
 */
export function noteUnread(root: XmlElement, revision: number, problems: ProblemList): void {
  visit(root, OPEN_DRIVE, revision > NEWEST, problems);
}

function visit(element: XmlElement, known: KnownElement, isNewer: boolean, problems: ProblemList): void {
  for (const name of Object.keys(element.attributes)) {
    if (known.read.includes(name) || known.unread.includes(name) || isXml(name)) continue;
    const rule = isNewer ? '' : ' [xml.valid_schema]';
    note(problems, element, `attribute ${name} of ${element.name} is not one of OpenDRIVE's; it is ignored${rule}`);
  }
  for (const child of element.children) {
    const inside = insideOf(known, child.name);
    if (inside === null) {
      if (ANYWHERE.includes(child.name)) note(problems, child, `${child.name} is ignored`);
      else tellStranger(element, child, known, isNewer, problems);
    } else if (inside.children !== null) visit(child, inside, isNewer, problems);
    else if (!isEmpty(child)) note(problems, child, `${child.name} of ${element.name} is ignored`);
  }
}

function tellStranger(
  parent: XmlElement,
  child: XmlElement,
  known: KnownElement,
  isNewer: boolean,
  problems: ProblemList,
): void {
  const what = `${child.name} in ${parent.name} is not one of OpenDRIVE's elements`;
  if (isNewer || child.name.includes(':')) note(problems, child, `${what}; it is ignored`);
  else {
    const names = Object.keys(known.children ?? {});
    const expected = names.length === 0 ? 'nothing inside' : names.join(', ');
    const message = `${what}; expected ${expected}; it is ignored [xml.valid_schema]`;
    problems.addRepeated('warning', child.line, `${parent.name}/${child.name}`, message);
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
