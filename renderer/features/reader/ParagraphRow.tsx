import { Heading } from '../../components/Heading.tsx';
import { say } from '../../words.ts';
import type { ReadParagraph } from './chunks.ts';
import type { Place } from './hits.ts';
import { ParagraphText } from './ParagraphText.tsx';

interface Props {
  readonly read: ReadParagraph;
  readonly hits: readonly Place[];
  readonly target: Place | null;
  readonly selected: Place | null;
  readonly onChoose: (place: Place) => void;
}

/** One paragraph: what the document prints before it at the left, its words at the right. */
export function ParagraphRow({ read, hits, target, selected, onChoose }: Props) {
  const { paragraph, pages, mark } = read;
  const opens = pages.find((page) => page.start === paragraph.start);
  const printed = mark ?? paragraph.number;
  const choose = () => onChoose({ start: paragraph.start, end: paragraph.end });
  return (
    <div className="paragraph" data-kind={paragraph.kind} data-level={paragraph.level ?? undefined}>
      {opens && <div className="page-line">{say('reader.page', { page: String(opens.page) })}</div>}
      <button
        type="button"
        className="paragraph-number"
        onClick={choose}
        aria-label={say('reader.choose', { number: printed ?? `#${paragraph.ordinal}` })}
        title={say('reader.chooseHint')}
      >
        {printed === null ? '¶' : mark === null ? `${printed}${/[.)]$/.test(printed) ? '' : '.'}` : printed}
      </button>
      {paragraph.kind === 'heading' ? (
        <Heading level={paragraph.level}>
          <ParagraphText read={read} hits={hits} target={target} selected={selected} />
        </Heading>
      ) : (
        <p>
          <ParagraphText read={read} hits={hits} target={target} selected={selected} />
        </p>
      )}
    </div>
  );
}
