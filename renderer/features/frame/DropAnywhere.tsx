import { useEffect, useState } from 'react';
import { tell } from '../../components/Toast.tsx';
import { filesOf } from '../../dropped.ts';
import { explain } from '../../explain.ts';
import { importBrief, importDropped, stage } from '../../importing.ts';
import { type Place, usePlaces } from '../../places.tsx';
import { say } from '../../words.ts';

/** Files dropped anywhere are imported as sources; one dropped on the list of briefs is read as a draft. */
export function DropAnywhere() {
  const { place, go } = usePlaces();
  const [over, setOver] = useState(false);
  const asBrief = place.view === 'briefs';
  useEffect(() => {
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event) || !event.dataTransfer) return;
      event.preventDefault();
      void take(event.dataTransfer, asBrief, go);
    };
    const on = { dragenter: enter, dragleave: leave, dragover: hover, drop } as const;
    for (const [name, act] of Object.entries(on)) window.addEventListener(name, act as EventListener);
    return () => {
      for (const [name, act] of Object.entries(on)) window.removeEventListener(name, act as EventListener);
    };
  }, [asBrief, go]);
  if (!over) return null;
  return (
    <div className="drop-over">
      <p>{say(asBrief ? 'drop.brief' : 'drop.sources')}</p>
    </div>
  );
}

async function take(transfer: DataTransfer, asBrief: boolean, go: (to: Place) => void): Promise<void> {
  try {
    const files = await filesOf(transfer);
    const [first] = files;
    if (!first) return tell(say('drop.nothing'));
    if (!asBrief) {
      go({ view: 'library' });
      return await importDropped(files);
    }
    const { brief } = await importBrief({ staged: await stage(first) });
    go({ view: 'brief', id: brief.id });
  } catch (error) {
    const { what, advice } = explain(error);
    tell(`${what} ${advice}`);
  }
}
