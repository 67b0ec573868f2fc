import type { ElementReader } from './element-reader.ts';
import type { IdIndex } from './id-index.ts';
import { readOrientation, readValidity } from './read-validity.ts';
import type { RoadSignal, SignalPosition, SignalReference } from './signal-records.ts';

/** Signals that stand on a road [14]; one without a place is left out. */
export function readSignals(road: ElementReader, roadIds: IdIndex): RoadSignal[] {
  const signals: RoadSignal[] = [];
  for (const reader of road.child('signals')?.children('signal') ?? []) {
    const s = reader.finite('s', 'the signal was left out');
    const t = reader.finite('t', 'the signal was left out');
    if (s !== null && t !== null) signals.push(readSignal(reader, s, t, roadIds));
  }
  return signals;
}

function readSignal(reader: ElementReader, s: number, t: number, roadIds: IdIndex): RoadSignal {
  return {
    id: reader.text('id'),
    name: reader.optionalText('name', ''),
    s,
    t,
    zOffset: reader.optionalNumber('zOffset', 0),
    hOffset: reader.optionalNumber('hOffset', 0),
    pitch: reader.optionalNumber('pitch', 0),
    roll: reader.optionalNumber('roll', 0),
    orientation: readOrientation(reader),
    dynamic: reader.flag('dynamic', false),
    country: reader.optionalText('country', ''),
    type: reader.optionalText('type', ''),
    subtype: reader.optionalText('subtype', ''),
    value: reader.optionalNumber('value', null),
    unit: reader.optionalText('unit', ''),
    text: reader.optionalText('text', ''),
    width: reader.optionalNumber('width', 0),
    height: reader.optionalNumber('height', 0),
    validity: readValidity(reader),
    dependencies: reader
      .children('dependency')
      .map((dependency) => ({ id: dependency.text('id'), type: dependency.optionalText('type', '') })),
    references: reader.children('reference').map((reference) => ({
      kind: reference.choice('elementType', ['signal', 'object'], 'signal'),
      id: reference.text('elementId'),
      type: reference.optionalText('type', ''),
    })),
    position: readPosition(reader, roadIds),
  };
}

function readPosition(signal: ElementReader, roadIds: IdIndex): SignalPosition | null {
  const road = signal.child('positionRoad');
  if (road !== null) {
    return {
      kind: 'road',
      road: roadIds.get(road.optionalText('roadId', '')),
      s: road.number('s'),
      t: road.number('t'),
      zOffset: road.optionalNumber('zOffset', 0),
      hOffset: road.optionalNumber('hOffset', 0),
      pitch: road.optionalNumber('pitch', 0),
      roll: road.optionalNumber('roll', 0),
    };
  }
  const inertial = signal.child('positionInertial');
  if (inertial === null) return null;
  return {
    kind: 'inertial',
    x: inertial.number('x'),
    y: inertial.number('y'),
    z: inertial.number('z'),
    hdg: inertial.optionalNumber('hdg', 0),
    pitch: inertial.optionalNumber('pitch', 0),
    roll: inertial.optionalNumber('roll', 0),
  };
}

/** Signals of other roads that hold here too [14.7]. */
export function readSignalReferences(road: ElementReader): SignalReference[] {
  const readers = road.child('signals')?.children('signalReference') ?? [];
  return readers.map((reader) => ({
    id: reader.text('id'),
    s: reader.number('s'),
    t: reader.number('t'),
    orientation: readOrientation(reader),
    validity: readValidity(reader),
  }));
}
