import type { ReactNode } from 'react';
import { HIGHLIGHT_COLORS, type HighlightRole } from '../../render/map/highlight-view.ts';
import { selectLane, useMap } from '../state/map-store.ts';
import type { LaneLink } from '../worker/lane-facts.ts';
import { mapView } from './map-view.ts';
import './lane-rows.css';

/** Leads to a lane. */
export function LaneButton({ link: { strip, key } }: { readonly link: LaneLink }) {
  return (
    <button type="button" className="link-button number" onClick={() => visitLane(strip)}>
      {key}
    </button>
  );
}

/** What lanes of a role have on the map. */
export function roleColor(role: HighlightRole): string {
  return `rgb(${HIGHLIGHT_COLORS[role].join(' ')})`;
}

/** Lanes that have one thing in common; nothing where there are none. */
export function Links(props: {
  readonly title: string;
  readonly meaning?: HighlightRole;
  readonly links: readonly LaneLink[];
}) {
  const { title, meaning, links } = props;
  const color = meaning === undefined ? 'transparent' : roleColor(meaning);
  return (
    <Row title={title} isEmpty={links.length === 0} color={color}>
      {links.map((link) => (
        <LaneButton key={link.strip} link={link} />
      ))}
    </Row>
  );
}

/** A title and what belongs to it, with the colour that it has on the map. */
export function Row(props: {
  readonly title: string;
  readonly isEmpty: boolean;
  readonly color?: string;
  readonly children: ReactNode;
}) {
  if (props.isEmpty) return null;
  return (
    <div className="lane-row">
      <span className="quiet">
        <span className="lane-key" style={{ background: props.color }} aria-hidden="true" />
        {props.title}
      </span>
      <span className="lane-links">{props.children}</span>
    </div>
  );
}

/** Flies to a lane and selects it. */
export function visitLane(strip: number): void {
  const { phase } = useMap.getState();
  if (phase.kind === 'ready') mapView.flyToStrip(phase.facts.areas.strips, strip);
  selectLane(strip);
}
