import { X } from 'lucide-react';
import { letGo } from '../state/map-store.ts';
import type { JunctionFacts } from '../worker/junction-facts.ts';
import { CONFLICT_KINDS } from './conflict-titles.ts';
import { Links, Row, roleColor } from './lane-rows.tsx';
import { Fact } from './summary-panel.tsx';

const TITLES = { cross: 'crossing', merge: 'merging', diverge: 'parting' } as const;

/** Everything about the junction that is selected: its lanes, and how many pairs of them get into each other's way. */
export function JunctionPanel({ junction }: { readonly junction: JunctionFacts }) {
  const { id, name, type, lanes, groups, conflicts } = junction;
  return (
    <section className="map-panel lane-panel" aria-label="Junction">
      <header className="panel-head">
        <h2>
          Junction <span className="number">{id}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Let go of the junction"
          title="Let go (Esc)"
          onClick={letGo}
        >
          <X size={16} />
        </button>
      </header>
      {name !== '' && <p className="map-title quiet">{name}</p>}
      <dl className="facts">
        <Fact name="type">{type}</Fact>
        <Fact name="lanes">
          <span className="number">{lanes.length}</span>
        </Fact>
      </dl>
      {CONFLICT_KINDS.map((kind) => (
        <Row key={kind} title={TITLES[kind]} isEmpty={conflicts[kind] === 0} color={roleColor(kind)}>
          <span>
            <span className="number">{conflicts[kind]}</span>
            <span className="unit"> {conflicts[kind] === 1 ? 'pair' : 'pairs'} of lanes</span>
          </span>
        </Row>
      ))}
      <Row title="signal groups" isEmpty={groups.length === 0}>
        {groups.map((group) => (
          <span key={group} className="number">
            {group}
          </span>
        ))}
      </Row>
      <Links title="lanes" links={lanes} />
    </section>
  );
}
