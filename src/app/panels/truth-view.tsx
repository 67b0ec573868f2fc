import { TRUTH_VIEWS, type TruthView } from '../../sensors/camera/truth-colours.ts';
import { Segmented } from '../parts/segmented.tsx';
import { useSettings } from '../state/settings-store.ts';
import './truth-view.css';

const WORDS: Readonly<Record<TruthView, { readonly text: string; readonly title: string }>> = {
  class: { text: 'Class', title: 'what kind of thing each pixel is' },
  depth: { text: 'Depth', title: 'how far away each pixel is' },
  instance: { text: 'Instance', title: 'which road user each pixel belongs to' },
  normals: { text: 'Normals', title: 'which way the surface of each pixel faces' },
  flow: { text: 'Flow', title: 'how each pixel has moved since the frame before' },
};

const OPTIONS = (['class', ...TRUTH_VIEWS.filter((view) => view !== 'class')] as const).map((value) => ({
  value,
  ...WORDS[value],
}));

/** Which truth of the pixels is shown. */
export function TruthViewChoice() {
  const view = useSettings((settings) => settings.truthView);
  return (
    <div className="truth-view">
      <Segmented
        label="Which truth"
        options={OPTIONS}
        value={view}
        onChange={(truthView) => useSettings.setState({ truthView })}
      />
    </div>
  );
}

/** What the colours of a painted truth mean. */
export function TruthLegend({ view }: { readonly view: TruthView }) {
  switch (view) {
    case 'depth':
      return (
        <p className="truth-legend">
          <span className="value">2 m</span>
          <span className="truth-scale" />
          <span className="value">250 m</span>
        </p>
      );
    case 'normals':
      return <p className="truth-legend">red faces right, green up, blue the camera</p>;
    case 'flow':
      return <p className="truth-legend">hue: direction; brightness: speed; white: was not in the picture before</p>;
    default:
      return <p className="truth-legend">one colour for each road user</p>;
  }
}
