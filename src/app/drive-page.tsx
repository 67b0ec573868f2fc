import { useCallback, useEffect, useState } from 'react';
import { KEY_HELP, useKeyBindings } from './hooks/key-bindings.ts';
import { useFileDrop } from './hooks/use-file-drop.ts';
import { useTitle } from './hooks/use-title.ts';
import { CameraPanel } from './panels/camera-panel.tsx';
import { DecisionPanel } from './panels/decision-panel.tsx';
import { DrivePlots } from './panels/drive-plots.tsx';
import { KeyHelp } from './panels/key-help.tsx';
import { ModulePanel } from './panels/module-panel.tsx';
import { PlannerPanel } from './panels/planner-panel.tsx';
import { ScorePanel } from './panels/score-panel.tsx';
import { SensorPanel } from './panels/sensor-panel.tsx';
import { SignalPanel } from './panels/signal-panel.tsx';
import { TopBar } from './panels/top-bar.tsx';
import { TransportBar } from './panels/transport-bar.tsx';
import { VerdictPanel } from './panels/verdict-panel.tsx';
import { WorldPanel } from './panels/world-panel.tsx';
import { DropVeil } from './parts/drop-veil.tsx';
import { openDroppedScene, pauseDriving, startDriving, useDrive } from './state/drive-store.ts';
import { isPlannerFile, openPlannerFile } from './state/planner-store.ts';
import { SCENES } from './state/scene-list.ts';
import { useSettings } from './state/settings-store.ts';

/** A planner's file is opened in its panel, any other is taken for a scene. */
function openDropped(file: File): void {
  if (!isPlannerFile(file.name)) {
    void openDroppedScene(file);
    return;
  }
  useSettings.setState({ plannerPanelOpen: true });
  void openPlannerFile(file);
}

/** A drive: the world, beside it what the driver sees, thinks and does, below it the time. */
export function DrivePage() {
  const [helpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  const sideOpen = useSettings((settings) => settings.sidePanelOpen);
  const plannerOpen = useSettings((settings) => settings.plannerPanelOpen);
  const scene = useDrive(({ choice }) => choice.scene);
  const isDropping = useFileDrop(openDropped);
  useKeyBindings(openHelp);
  useTitle(SCENES.find(({ file }) => file === scene)?.title ?? scene);
  useEffect(() => {
    startDriving();
    return pauseDriving;
  }, []);
  return (
    <div className="app">
      <TopBar onHelp={openHelp} />
      <main className="stage" data-side={sideOpen} data-planner={plannerOpen}>
        {plannerOpen && <PlannerPanel />}
        <WorldPanel />
        {isDropping && <DropVeil what="scene or planner" />}
        {sideOpen && (
          <div className="side">
            <DecisionPanel />
            <CameraPanel />
            <DrivePlots />
            <SensorPanel />
            <SignalPanel />
            <VerdictPanel />
            <ScorePanel />
            <ModulePanel />
          </div>
        )}
      </main>
      <TransportBar />
      <KeyHelp keys={KEY_HELP} open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
