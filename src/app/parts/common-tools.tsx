import { CircleHelp, Link2, Moon, Sun, SunMoon } from 'lucide-react';
import { THEMES, useSettings } from '../state/settings-store.ts';

/** Buttons that every page of the workbench has. */
export function CommonTools({ linkTo, onHelp }: { readonly linkTo: string; readonly onHelp: () => void }) {
  const theme = useSettings((settings) => settings.theme);
  const ThemeIcon = { dark: Moon, light: Sun, system: SunMoon }[theme];
  const copyTitle = `Copy the link to this ${linkTo}`;
  return (
    <>
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
    </>
  );
}
