import type { ReactNode } from 'react';
import type { LayerChoice, LayerMenu } from '../../render/layer-menu.ts';

/** The layers of a picture, to be shown and hidden. */
export function LayerList<Name extends string>(props: {
  readonly menu: LayerMenu<Name>;
  readonly shown: LayerChoice<Name>;
  readonly onToggle: (name: Name) => void;
  /** Between the box and the title: what the layer looks like. */
  readonly keyOf?: (name: Name) => ReactNode;
  /** Below the title: what its colours mean. */
  readonly legendOf?: (name: Name) => ReactNode;
  /** More entries of the list. */
  readonly children?: ReactNode;
}) {
  const { menu, shown, onToggle, keyOf, legendOf, children } = props;
  return (
    <ul>
      {(Object.keys(menu) as Name[]).map((name) => (
        <li key={name}>
          <label>
            <input type="checkbox" checked={shown[name]} onChange={() => onToggle(name)} />
            {keyOf?.(name)}
            {menu[name].title}
          </label>
          {legendOf?.(name)}
        </li>
      ))}
      {children}
    </ul>
  );
}
