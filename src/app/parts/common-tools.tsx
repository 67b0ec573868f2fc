import { CircleHelp, Layers, Link2, Moon, PanelRight, Sun, SunMoon } from 'lucide-react';
import { THEMES, useSettings } from '../state/settings-store.ts';

interface CommonToolsProps {
  readonly linkTo: string;
  /** The setting that says whether this page's layers are shown. */
  readonly layers: 'layerPanelOpen' | 'mapLayersOpen';
  readonly onHelp: () => void;
}

/** Buttons that every page of the workbench has at the right of its bar. */
export function CommonTools({ linkTo, layers, onHelp }: CommonToolsProps) {
  const { theme, sidePanelOpen, [layers]: layersOpen } = useSettings();
  const ThemeIcon = { dark: Moon, light: Sun, system: SunMoon }[theme];
  const copyTitle = `Copy the link to this ${linkTo}`;
  return (
    <div className="top-tools">
      <button
        type="button"
        className="icon-button"
        aria-label="Layers"
        title="Layers ([)"
        aria-expanded={layersOpen}
        onClick={() => useSettings.setState({ [layers]: !layersOpen })}
      >
        <Layers size={17} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={copyTitle}
        title={copyTitle}
        onClick={() => void navigator.clipboard.writeText(window.location.href)}
      >
        <Link2 size={17} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Theme: ${theme}`}
        title={`Theme: ${theme}`}
        onClick={() => useSettings.setState({ theme: THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] })}
      >
        <ThemeIcon size={17} />
      </button>
      <button type="button" className="icon-button" aria-label="Keys" title="Keys (?)" onClick={onHelp}>
        <CircleHelp size={17} />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label="Side panel"
        title="Side panel (])"
        aria-expanded={sidePanelOpen}
        onClick={() => useSettings.setState({ sidePanelOpen: !sidePanelOpen })}
      >
        <PanelRight size={17} />
      </button>
    </div>
  );
}
