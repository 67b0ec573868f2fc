import type { Controller, RoadObject, RoadSignal } from './document.ts';
import type { ElementReader } from './element-reader.ts';

/** Signals that stand on a road [14]. */
export function readSignals(road: ElementReader): RoadSignal[] {
  return road.child('signals')?.children('signal').map(readSignal) ?? [];
}

function readSignal(reader: ElementReader): RoadSignal {
  const orientation = reader.optionalText('orientation', 'none');
  return {
    id: reader.text('id'),
    s: reader.number('s'),
    t: reader.number('t'),
    zOffset: reader.optionalNumber('zOffset', 0),
    hOffset: reader.optionalNumber('hOffset', 0),
    orientation: orientation === '+' || orientation === '-' ? orientation : 'none',
    dynamic: reader.optionalText('dynamic', 'no') === 'yes',
    country: reader.optionalText('country', ''),
    type: reader.optionalText('type', ''),
    subtype: reader.optionalText('subtype', ''),
    value: reader.has('value') ? reader.optionalNumber('value', 0) : null,
    width: reader.optionalNumber('width', 0),
    height: reader.optionalNumber('height', 0),
    validity: readValidity(reader),
  };
}

function readValidity(signal: ElementReader): [number, number][] {
  const ranges: [number, number][] = [];
  for (const reader of signal.children('validity')) {
    const from = reader.integer('fromLane');
    const to = reader.integer('toLane');
    if (from !== null && to !== null) ranges.push([Math.min(from, to), Math.max(from, to)]);
  }
  return ranges;
}

/** Objects beside a road [13]. */
export function readObjects(road: ElementReader): RoadObject[] {
  const readers = road.child('objects')?.leniently().children('object') ?? [];
  return readers.map((reader) => ({
    id: reader.optionalText('id', ''),
    type: reader.optionalText('type', 'none'),
    name: reader.optionalText('name', ''),
    s: reader.number('s'),
    t: reader.number('t'),
    zOffset: reader.optionalNumber('zOffset', 0),
    hdg: reader.optionalNumber('hdg', 0),
    length: reader.optionalNumber('length', 0),
    width: reader.optionalNumber('width', 0),
    height: reader.optionalNumber('height', 0),
  }));
}

/** Controllers of the whole file. */
export function readControllers(root: ElementReader): Controller[] {
  return root.children('controller').map((reader) => ({
    id: reader.text('id'),
    signalIds: reader.children('control').map((control) => control.text('signalId')),
  }));
}
