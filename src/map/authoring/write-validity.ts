import type { LaneRange } from '../opendrive/validity.ts';
import type { XmlWriter } from './xml-writer.ts';

/** The lanes that a signal, object, bridge or tunnel holds for. */
export function writeValidity(xml: XmlWriter, validity: readonly LaneRange[]): void {
  for (const [fromLane, toLane] of validity) xml.element('validity', { fromLane, toLane });
}
