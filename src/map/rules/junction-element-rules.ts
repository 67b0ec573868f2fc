import type { XmlElement } from '../opendrive/xml-element.ts';
import { childrenOf, type RuleContext, textOf } from './rule-context.ts';

/** Of the revision 1.7 alone: 1.8 wants one element for each incoming road. */
const ONE_ELEMENT = 7;
const ONE_LINK_SINCE = 8;

/** Other types than the default one are there since 1.7, the virtual one since 1.5. */
const TYPES_SINCE = 7;
const OF_VIRTUAL = ['mainRoad', 'sStart', 'sEnd'];

/** Connections and priorities of one junction. */
export function checkJunctionElement(junction: XmlElement, path: string, context: RuleContext): void {
  if (context.revision >= TYPES_SINCE) checkType(junction, path, context);
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

/** What a junction of one type has no use for. */
function checkType(junction: XmlElement, path: string, context: RuleContext): void {
  const type = textOf(junction, 'type');
  if (type !== 'virtual') {
    const found = OF_VIRTUAL.filter((attribute) => junction.attributes[attribute] !== undefined);
    if (found.length > 0) {
      const message = `has ${found.join(', ')}; expected such attributes of virtual junctions only`;
      context.report('warning', junction.line, path, 'junctions.common.virtual_junction_attributes', message);
    }
  }
  for (const connection of childrenOf(junction, 'connection')) {
    const place = `${path}/connection ${textOf(connection, 'id')}`;
    if ((type === 'default' || type === 'virtual') && connection.attributes.linkedRoad !== undefined) {
      const message = `has a linkedRoad; expected one in junctions of type "direct" only`;
      context.report('warning', connection.line, place, 'junctions.type_default_no_linked_road', message);
    }
    if (type === 'direct' && connection.attributes.connectingRoad !== undefined) {
      const message = `has a connectingRoad; expected a linkedRoad in a junction of type "direct"`;
      context.report('warning', connection.line, place, 'junctions.type_direct_no_conn_road', message);
    }
  }
}
