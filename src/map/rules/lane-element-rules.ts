import type { XmlElement } from '../opendrive/xml-element.ts';
import { reportRedundantRecords } from './redundant-records.ts';
import { childOf, childrenOf, numberOf, type RuleContext, textOf } from './rule-context.ts';

/** Rules on level and access hold from 1.7 on. */
const SINCE = 7;

/** Lanes of one section. */
export function checkLaneSectionElement(section: XmlElement, path: string, context: RuleContext): void {
  checkCentre(section, `${path}/center`, context);
  for (const name of ['left', 'right'] as const) {
    const lanes = childrenOf(childOf(section, name), 'lane');
    checkSide(lanes, name, path, context);
    for (const lane of lanes) checkLane(lane, `${path}/${name}/lane ${textOf(lane, 'id')}`, context);
    if (context.revision >= SINCE) checkLevels(lanes, `${path}/${name}`, context);
  }
}

/** What the centre lane has no use for: it is a line. */
const NOT_OF_CENTRE: Readonly<Record<string, string>> = {
  width: 'road.lane.center_lane_no_width',
  border: 'road.lane.center_lane_no_width',
  speed: 'road.lane.speed.center_lane_no_spd_lmt',
  access: 'road.lane.access.center_lane_no_acc_rule',
  height: 'road.lane.height.center_lane_no_height',
  material: 'road.lane.material.center_lane_no_material',
};

function checkCentre(section: XmlElement, path: string, context: RuleContext): void {
  for (const lane of childrenOf(childOf(section, 'center'), 'lane')) {
    if (Number(textOf(lane, 'id')) !== 0) {
      const message = `id is "${textOf(lane, 'id').slice(0, 40)}"; expected 0 of the centre lane`;
      context.report('warning', lane.line, path, 'road.lane.center_lane_id', message);
    }
    for (const child of lane.children) {
      if (!Object.hasOwn(NOT_OF_CENTRE, child.name)) continue;
      const message = `the centre lane has a ${child.name}; expected none; it is ignored`;
      // Whole families of files have it: it does no harm.
      context.noteOnce(child.line, path, NOT_OF_CENTRE[child.name], message);
    }
  }
}

/** Ids are positive on the left and negative on the right. */
function checkSide(lanes: readonly XmlElement[], side: 'left' | 'right', path: string, context: RuleContext): void {
  for (const lane of lanes) {
    const id = numberOf(lane, 'id');
    if (!(side === 'left' ? id <= 0 : id >= 0)) continue;
    const message = `id ${id} stands in ${side}; expected ${side === 'left' ? 'a positive' : 'a negative'} one; the id tells the side`;
    context.report('warning', lane.line, `${path}/${side}/lane ${id}`, 'road.lane.lanes_numbered_correctly', message);
  }
}

function checkLane(lane: XmlElement, path: string, context: RuleContext): void {
  const widths = childrenOf(lane, 'width');
  const borders = childrenOf(lane, 'border');
  reportRedundantRecords(widths, 'sOffset', path, context);
  reportRedundantRecords(borders, 'sOffset', path, context);
  if (widths.length > 0 && borders.length > 0) {
    const rule = 'road.lane.width.not_width_and_border';
    context.report('warning', borders[0].line, path, rule, 'has widths and borders; the borders were left out');
  }
  if (context.revision >= SINCE) checkAccess(childrenOf(lane, 'access'), path, context);
}

/** From one station on, a lane either allows or denies: both together say nothing clear. */
function checkAccess(records: readonly XmlElement[], path: string, context: RuleContext): void {
  const rules = new Map<number, string>();
  for (const record of records) {
    const s = numberOf(record, 'sOffset');
    const rule = textOf(record, 'rule') || 'deny';
    const other = rules.get(s);
    rules.set(s, other ?? rule);
    if (other === undefined || other === rule) continue;
    const message = `access from sOffset ${s} on both allows and denies; expected one of them`;
    context.report('warning', record.line, path, 'road.lane.access.no_mix_of_deny_or_allow', message);
  }
}

/** Once a lane is level, all lanes further out are, up to the road's edge. */
function checkLevels(lanes: readonly XmlElement[], path: string, context: RuleContext): void {
  const outwards = lanes.toSorted((a, b) => Math.abs(numberOf(a, 'id')) - Math.abs(numberOf(b, 'id')));
  let level: XmlElement | null = null;
  for (const lane of outwards) {
    const value = textOf(lane, 'level');
    if (value === 'true' || value === '1') level ??= lane;
    else if (value !== '' && level !== null) {
      const message = `lane ${textOf(lane, 'id')} is not level, but lane ${textOf(level, 'id')} further in is`;
      context.report('warning', lane.line, path, 'road.lane.level_true_one_side', message);
    }
  }
}
