import type { ElementReader } from './element-reader.ts';
import type { ObjectBorder, ObjectMarking } from './object-records.ts';
import { readMarkColor, STANDARD_WIDTH } from './read-road-marks.ts';

const SIDES = ['left', 'right', 'front', 'rear'] as const;

/** Paint on an object [13.8]. */
export function readObjectMarkings(object: ElementReader): ObjectMarking[] {
  const readers = object.child('markings')?.children('marking') ?? [];
  return readers.map((reader) => ({
    side: reader.has('side') ? reader.choice('side', SIDES, 'left') : null,
    corners: readCornerReferences(reader),
    color: readMarkColor(reader),
    weight: reader.choice('weight', ['standard', 'bold'], 'standard'),
    width: reader.optionalNumber('width', STANDARD_WIDTH),
    zOffset: reader.optionalNumber('zOffset', 0),
    lineLength: reader.optionalNumber('lineLength', 0),
    spaceLength: reader.optionalNumber('spaceLength', 0),
    startOffset: reader.optionalNumber('startOffset', 0),
    stopOffset: reader.optionalNumber('stopOffset', 0),
  }));
}

/** Rims of an object's outlines [13.9]. */
export function readBorders(object: ElementReader): ObjectBorder[] {
  const readers = object.child('borders')?.children('border') ?? [];
  return readers.map((reader) => ({
    outline: reader.optionalNumber('outlineId', 0),
    type: reader.optionalText('type', ''),
    width: reader.optionalNumber('width', 0),
    whole: reader.flag('useCompleteOutline', false),
    corners: readCornerReferences(reader),
  }));
}

function readCornerReferences(parent: ElementReader): number[] {
  return parent
    .children('cornerReference')
    .map((reader) => reader.integer('id'))
    .filter((id) => id !== null);
}
