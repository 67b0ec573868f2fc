import type { OpenDriveDocument, Road } from '../opendrive/document.ts';
import type { RoadSignal, SignalPosition } from '../opendrive/signal-records.ts';
import { writeValidity } from './write-validity.ts';
import { unless, type XmlWriter } from './xml-writer.ts';

/** The signals of a road and what it refers to [14]. */
export function writeSignals(xml: XmlWriter, document: OpenDriveDocument, road: Road): void {
  if (road.signals.length + road.signalReferences.length === 0) return;
  xml.element('signals', {}, () => {
    for (const signal of road.signals) writeSignal(xml, document, signal);
    for (const { s, t, id, orientation, validity } of road.signalReferences) {
      xml.element('signalReference', { s, t, id, orientation }, () => writeValidity(xml, validity));
    }
  });
}

function writeSignal(xml: XmlWriter, document: OpenDriveDocument, signal: RoadSignal): void {
  const { s, t, id, name, orientation, zOffset, hOffset, country, type, subtype, width, height } = signal;
  const dynamic = signal.dynamic ? 'yes' : 'no';
  const place = { s, t, id, name, dynamic, orientation, zOffset, hOffset };
  const turn = { pitch: unless(0, signal.pitch), roll: unless(0, signal.roll) };
  const meaning = { country, type, subtype, value: signal.value ?? undefined, unit: unless('', signal.unit) };
  xml.element('signal', { ...place, ...turn, ...meaning, width, height, text: unless('', signal.text) }, () => {
    writeValidity(xml, signal.validity);
    for (const dependency of signal.dependencies) xml.element('dependency', { ...dependency });
    for (const reference of signal.references) {
      xml.element('reference', { elementType: reference.kind, elementId: reference.id, type: reference.type });
    }
    if (signal.position !== null) writePosition(xml, document, signal.position);
  });
}

function writePosition(xml: XmlWriter, document: OpenDriveDocument, position: SignalPosition): void {
  if (position.kind === 'inertial') {
    const { x, y, z, hdg, pitch, roll } = position;
    xml.element('positionInertial', { x, y, z, hdg, pitch, roll });
    return;
  }
  const { s, t, zOffset, hOffset, pitch, roll } = position;
  const roadId = document.roads[position.road]?.id ?? '';
  xml.element('positionRoad', { roadId, s, t, zOffset, hOffset, pitch, roll });
}
