import type { OpenDriveDocument } from '../opendrive/document.ts';
import type { RoadLink } from '../opendrive/road-link.ts';
import type { XmlWriter } from './xml-writer.ts';

/** A link to a road or junction [10.3]; none where that is not there. */
export function writeRoadLink(
  xml: XmlWriter,
  document: OpenDriveDocument,
  name: string,
  link: RoadLink | null | undefined,
): void {
  const target = link == null ? undefined : (link.kind === 'road' ? document.roads : document.junctions)[link.element];
  if (link == null || target === undefined) return;
  xml.element(name, {
    elementType: link.kind,
    elementId: target.id,
    contactPoint: link.contact ?? undefined,
    elementS: link.at?.s,
    elementDir: link.at?.direction,
  });
}
