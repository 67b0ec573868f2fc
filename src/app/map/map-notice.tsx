import { FileWarning, FolderOpen, MapPinned, ServerCrash } from 'lucide-react';
import type { MapProblem } from '../../map/opendrive/map-problem.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { MAPS } from '../state/map-list.ts';
import { type MapPhase, openMap } from '../state/map-store.ts';
import type { MapStage } from '../worker/map-protocol.ts';
import { ProblemTable } from './problem-table.tsx';
import '../panels/load-notice.css';
import './map-notice.css';

const STAGES: readonly { readonly stage: MapStage; readonly text: string }[] = [
  { stage: 'fetch', text: 'fetching the file' },
  { stage: 'read', text: 'reading roads, lanes and junctions' },
  { stage: 'scenery', text: 'building the world around them' },
  { stage: 'overlays', text: 'drawing the map over it' },
];

/** What is happening before there is a map to see, or why there is none and what to do. */
export function MapNotice(props: {
  readonly phase: Exclude<MapPhase, { kind: 'ready' }>;
  readonly onOpen: () => void;
}) {
  const { phase, onOpen } = props;
  if (phase.kind === 'empty') return <Empty onOpen={onOpen} />;
  if (phase.kind === 'loading') return <Loading name={phase.name} stage={phase.stage} />;
  if (phase.kind === 'refused') return <Refused name={phase.name} problems={phase.problems} onOpen={onOpen} />;
  return (
    <div className="notice" role="alert">
      <ServerCrash size={32} aria-hidden="true" />
      <h2>The map reader failed</h2>
      <p>
        This is a fault of Skidpad, not of your file: whatever a file holds, there should be a list of its problems
        here. Please report it with this text and, if you may, with the file.
      </p>
      <div className="fault-text">
        <pre className="number">{phase.detail === '' ? phase.message : phase.detail}</pre>
        <CopyButton text={`${phase.message}\n${phase.detail}`} label="Copy the fault" />
      </div>
    </div>
  );
}

function Empty({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <div className="notice map-empty">
      <MapPinned size={36} aria-hidden="true" />
      <h2>Open a map</h2>
      <p className="quiet">
        Any OpenDRIVE file, version 1.1 to 1.8: see the world it describes, check its lanes, links and signals, and read
        every problem with its line. The file stays in this browser.
      </p>
      <button type="button" className="drop-place" onClick={onOpen}>
        <FolderOpen size={20} aria-hidden="true" />
        <span>
          Drop a <span className="number">.xodr</span> file anywhere, or choose one <kbd>Ctrl O</kbd>
        </span>
      </button>
      <h3>Maps that come with Skidpad</h3>
      <ul className="map-list">
        {MAPS.map(({ key, title }) => (
          <li key={key}>
            <button type="button" className="text-button" onClick={() => openMap(key)}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Loading({ name, stage }: { readonly name: string; readonly stage: MapStage }) {
  const current = STAGES.findIndex((entry) => entry.stage === stage);
  return (
    <div className="notice" role="status">
      <h2>{name}</h2>
      <ol className="stages">
        {STAGES.map(({ stage: each, text }, index) => (
          <li key={each} data-state={index < current ? 'done' : index === current ? 'now' : 'next'}>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Refused(props: {
  readonly name: string;
  readonly problems: readonly MapProblem[];
  readonly onOpen: () => void;
}) {
  const { name, problems, onOpen } = props;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return (
    <div className="notice map-refused" role="alert">
      <FileWarning size={32} aria-hidden="true" />
      <h2>{name} cannot be used as it is</h2>
      <p className="quiet">
        {errors === 1 ? 'One problem stands' : `${errors} problems stand`} in the way. Mend the file at the lines below
        and drop it here again, or{' '}
        <button type="button" className="link-button" onClick={onOpen}>
          open another
        </button>
        .
      </p>
      <ProblemTable file={name} problems={problems} />
    </div>
  );
}
