import type { XmlElement } from '../opendrive/xml-element.ts';
import { childrenOf, type RuleContext, textOf } from './rule-context.ts';

/** Of the revision 1.7 alone: 1.8 wants one element for each incoming road. */
const ONE_ELEMENT = 7;
const ONE_LINK_SINCE = 8;

/** Connections and priorities of one junction. */
export function checkJunctionElement(junction: XmlElement, path: string, context: RuleContext): void {
  const seen = new Set<string>();
  for (const connection of childrenOf(junction, 'connection')) {
    const incoming = textOf(connection, 'incomingRoad');
    const connecting = textOf(connection, 'connectingRoad');
    if (connecting === '') continue;
    const place = `${path}/connection ${textOf(connection, 'id')}`;
    const pair = `${incoming}\t${connecting}`;
    if (context.revision === ONE_ELEMENT && seen.has(connecting)) {
      const message = `connecting road "${connecting}" has a connection already; expected one for each`;
      context.report('warning', connection.line, place, 'junctions.connection.one_connection_element', message);
    }
    if (context.revision >= ONE_LINK_SINCE && seen.has(pair)) {
      const message = `incoming road "${incoming}" has a connection to "${connecting}" already; expected at most one`;
      context.report('warning', connection.line, place, 'junctions.connection.one_link_to_incoming', message);
    }
    seen.add(connecting).add(pair);
  }
  for (const priority of childrenOf(junction, 'priority')) {
    if (textOf(priority, 'high') !== '' && textOf(priority, 'low') !== '') continue;
    const rule = 'junctions.priority.high_and_low_attrib';
    context.report('warning', priority.line, path, rule, 'a priority lacks high or low; expected a road for each');
  }
}
