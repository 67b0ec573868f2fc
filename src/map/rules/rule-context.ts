import type { MapProblem } from '../opendrive/map-problem.ts';
import type { ProblemList } from '../opendrive/problem-list.ts';
import type { XmlElement } from '../opendrive/xml-element.ts';

/** What the rules of ASAM's quality checker for OpenDRIVE need beside the element that they look at. */
export class RuleContext {
  /** Minor revision of the standard: 7 for 1.7. Rules hold from a revision on. */
  readonly revision: number;
  private readonly problems: ProblemList;

  constructor(revision: number, problems: ProblemList) {
    this.revision = revision;
    this.problems = problems;
  }

  /** Reports a breach; `rule` is the rule's name without the standard's prefix. */
  report(severity: MapProblem['severity'], line: number, path: string, rule: string, message: string): void {
    this.problems.add(severity, line, path, `${message} [${rule}]`);
  }

  /** A note that is told once in a file, with how often it holds. */
  noteOnce(line: number, path: string, rule: string, message: string): void {
    this.problems.addRepeated('note', line, path, `${message} [${rule}]`);
  }
}

/** Minor revision that a file says it has; the newest known where it says none. */
export function revisionOf(root: XmlElement): number {
  const header = childOf(root, 'header');
  const minor = header === undefined ? Number.NaN : numberOf(header, 'revMinor');
  return Number.isInteger(minor) ? minor : 8;
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element === undefined ? [] : element.children.filter((child) => child.name === name);
}

/** An attribute as a number; NaN where it is missing or none, which the reader reports. */
export function numberOf(element: XmlElement, attribute: string): number {
  const text = element.attributes[attribute];
  return text === undefined || text.trim() === '' ? Number.NaN : Number(text);
}

/** An attribute as text, empty where it is missing. */
export function textOf(element: XmlElement, attribute: string): string {
  return element.attributes[attribute] ?? '';
}
