import type { ReactNode } from 'react';
import type { Source } from '../../../shared/model/source.ts';
import { CopyText } from '../../components/CopyText.tsx';
import { When } from '../../components/When.tsx';
import { say, sayBytes, sayNumber } from '../../words.ts';

export function Facts({ source }: { readonly source: Source }) {
  const facts: [string, ReactNode][] = [
    [say('fact.kind'), say(`kind.${source.kind}`)],
    [say('fact.authors'), source.authors.length > 0 ? source.authors.join(', ') : null],
    [say('fact.date'), source.date && <When iso={source.date} />],
    [say('fact.language'), source.language && say(`language.${source.language}`)],
    [say('fact.symbol'), source.symbol],
    [say('fact.address'), source.address && <CopyText text={source.address} />],
    [say('fact.length'), sayLength(source)],
    [say('fact.file'), source.fileName && `${source.fileName}${source.bytes === null ? '' : ` · ${sayBytes(source.bytes)}`}`],
    [say('fact.provenance'), source.provenance],
    [say('fact.importedAt'), <When key="at" iso={source.importedAt} />],
    [say('fact.sha256'), source.sha256 && <CopyText text={source.sha256} />],
    [say('fact.leftOut'), source.leftOut.length > 0 ? source.leftOut.join(', ') : null],
  ];
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function sayLength(source: Source): string | null {
  const parts = [
    source.pages === null ? '' : say('fact.pages', { n: source.pages }),
    source.paragraphs === 0 ? '' : say('fact.paragraphs', { n: source.paragraphs }),
  ];
  return parts.filter((part) => part !== '').join(', ') || (source.paragraphs === 0 ? null : sayNumber(source.paragraphs));
}
