import type { ElementReader } from './element-reader.ts';
import type { Controller } from './signal-records.ts';

/** Controllers of the whole file [14.6]. */
export function readControllers(root: ElementReader): Controller[] {
  return root.children('controller').map((reader) => {
    const controls = reader
      .children('control')
      .map((control) => ({ signalId: control.text('signalId'), type: control.optionalText('type', '') }));
    return {
      id: reader.text('id'),
      name: reader.optionalText('name', ''),
      sequence: reader.optionalNumber('sequence', 0),
      signalIds: controls.map((control) => control.signalId),
      controls,
    };
  });
}
