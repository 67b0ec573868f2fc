import { X } from 'lucide-react';
import type { RoadMark } from '../../map/opendrive/mark-records.ts';
import { Quantity } from '../parts/quantity.tsx';
import { letGo, selectJunction, useMap } from '../state/map-store.ts';
import type { LaneFacts } from '../worker/lane-facts.ts';
import { CONFLICT_KINDS, CONFLICT_TITLES } from './conflict-titles.ts';
import { LaneButton, Links, Row, roleColor } from './lane-rows.tsx';
import { Fact } from './summary-panel.tsx';

const KMH = 3.6;

/** Everything about the lane that is selected; its links lead to other lanes. */
export function LanePanel({ lane }: { readonly lane: LaneFacts }) {
  const pinned = useMap((state) => state.pinned);
  const { direction, junction, leastWidth, mostWidth } = lane;
  const hasOneWidth = mostWidth - leastWidth < 0.005;
  return (
    <section className="map-panel lane-panel" aria-label="Lane">
      <header className="panel-head">
        <h2>
          Road <span className="number">{lane.roadId}</span>, lane <span className="number">{lane.laneId}</span>
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Let go of the lane"
          title="Let go (Esc)"
          onClick={letGo}
        >
          <X size={16} />
        </button>
      </header>
      {lane.roadName !== '' && <p className="map-title quiet">{lane.roadName}</p>}
      <dl className="facts">
        <Fact name="type">{lane.type}</Fact>
        <Fact name="length">
          <Quantity value={lane.length} digits={2} unit="m" />
        </Fact>
        <Fact name="section">
          <span className="number">{lane.section}</span>
        </Fact>
        <Fact name="width">
          <span className="number">
            {leastWidth.toFixed(2)}
            {!hasOneWidth && `–${mostWidth.toFixed(2)}`}
            <span className="unit"> m</span>
          </span>
        </Fact>
        <Fact name="from s">
          <Quantity value={lane.s0} digits={2} unit="m" />
        </Fact>
        <Fact name="to s">
          <Quantity value={lane.s1} digits={2} unit="m" />
        </Fact>
        <Fact name="travel">{direction === 0 ? 'none' : direction > 0 ? 'along s' : 'against s'}</Fact>
        <Fact name="limit">
          {lane.speedLimits.length === 0 ? (
            '–'
          ) : (
            <span className="number">
              {lane.speedLimits.map((limit) => Math.round(limit * KMH)).join(' → ')}
              <span className="unit"> km/h</span>
            </span>
          )}
        </Fact>
        {junction !== null && (
          <>
            <Fact name="junction">
              <button type="button" className="link-button number" onClick={() => selectJunction(junction.index)}>
                {junction.id}
              </button>
            </Fact>
            <Fact name="turn">{lane.turn ?? '–'}</Fact>
          </>
        )}
        {pinned !== null && (
          <>
            <Fact name="pinned s">
              <Quantity value={pinned.place.s} digits={2} unit="m" />
            </Fact>
            <Fact name="pinned t">
              <Quantity value={pinned.place.t} digits={2} unit="m" />
            </Fact>
          </>
        )}
      </dl>
      <Links title="leads to" meaning="successor" links={lane.successors} />
      <Links title="comes from" meaning="predecessor" links={lane.predecessors} />
      <Neighbour title="to the left" lane={lane} side="left" />
      <Neighbour title="to the right" lane={lane} side="right" />
      {CONFLICT_KINDS.map((kind) => (
        <Links
          key={kind}
          title={CONFLICT_TITLES[kind]}
          meaning={kind}
          links={lane.conflicts.filter((conflict) => conflict.kind === kind)}
        />
      ))}
      <Row title="signals" isEmpty={lane.signals.length === 0}>
        {lane.signals.map(({ id, kind, group }) => (
          <span key={`${id} ${kind}`}>
            {kind} <span className="number">{id}</span>
            {group !== null && <span className="quiet"> of group {group}</span>}
          </span>
        ))}
      </Row>
      <Row title="outer mark" isEmpty={lane.outerMarks.length === 0}>
        {lane.outerMarks.map(markText).join(', ')}
      </Row>
      <Row title="inner mark" isEmpty={lane.innerMarks.length === 0}>
        {lane.innerMarks.map(markText).join(', ')}
      </Row>
    </section>
  );
}

function Neighbour(props: { readonly title: string; readonly lane: LaneFacts; readonly side: 'left' | 'right' }) {
  const { title, lane, side } = props;
  const neighbour = lane[side];
  if (neighbour === null) return null;
  const { mayChange } = neighbour;
  const everywhere = mayChange > lane.length - 0.5;
  return (
    <Row title={title} isEmpty={false} color={roleColor('neighbour')}>
      <LaneButton link={neighbour} />
      <span className="quiet">
        {mayChange === 0 ? 'no change' : everywhere ? 'may change' : `may change on ${mayChange.toFixed(0)} m`}
      </span>
    </Row>
  );
}

function markText({ type, color, width }: RoadMark): string {
  if (type === 'none') return 'none';
  return `${color} ${type}${width > 0 ? `, ${width.toFixed(2)} m` : ''}`;
}
