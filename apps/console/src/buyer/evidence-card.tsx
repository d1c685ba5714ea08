import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { evidence, type EvidenceList } from '../api/evidence.js';
import { useApi } from '../sign-in/session-context.js';
import { EVIDENCE } from '../texts/evidence.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { EvidencePicture } from '../ui/evidence-picture.js';
import own from '../ui/evidence.module.css';
import { moment } from '../ui/format.js';
import { NotRead, NotReadAgain } from '../ui/not-read.js';
import { ProblemState } from '../ui/problem-state.js';
import css from './buyer.module.css';

interface EvidenceCardProps {
  readonly orderId: string;
  readonly resubmissionId: string;
}

/** What a reviewer asks for, the upload, and what was uploaded. */
export default function EvidenceCard(of: EvidenceCardProps) {
  const t = useTexts(EVIDENCE);
  const api = useApi();
  const found = useQuery({
    queryKey: ['evidence', of.orderId, of.resubmissionId],
    queryFn: () => evidence.list(api, of),
  });
  if (!found.data) return <NotRead reading={found} lines={3} />;
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t.title}</h2>
      <NotReadAgain reading={found} />
      <Asked list={found.data} />
      <Uploaded orderId={of.orderId} list={found.data} />
      {found.data.takesMore && <Upload of={of} list={found.data} />}
    </section>
  );
}

function Asked({ list: { asked, evidence: uploaded } }: { readonly list: EvidenceList }) {
  const t = useTexts(EVIDENCE);
  const say = useSay();
  const language = useLanguage();
  if (!asked) return uploaded.length > 0 ? <p className={css.note}>{t.received}</p> : null;
  return (
    <>
      <p>{say(asked.name)}</p>
      <p className={css.note}>{t.until(moment(asked.deadline, language))}</p>
    </>
  );
}

function Uploaded({ orderId, list }: { readonly orderId: string; readonly list: EvidenceList }) {
  const t = useTexts(EVIDENCE);
  if (list.evidence.length === 0) return null;
  return (
    <ul className={own.list} aria-label={t.uploaded}>
      {list.evidence.map((item) => (
        <li key={item.evidenceId} className={own.item}>
          <EvidencePicture orderId={orderId} item={item} />
        </li>
      ))}
    </ul>
  );
}

function Upload({ of, list }: { readonly of: EvidenceCardProps; readonly list: EvidenceList }) {
  const t = useTexts(EVIDENCE);
  const api = useApi();
  const queries = useQueryClient();
  const [tooLarge, setTooLarge] = useState(false);
  const megabytes = String(Math.floor(list.mostBytes / 1_048_576) || 1);
  const upload = useMutation({
    mutationFn: (file: File) => evidence.upload(api, of, file),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['evidence', of.orderId] }),
        queries.invalidateQueries({ queryKey: ['order', of.orderId] }),
      ]),
  });
  const choose = ({ currentTarget }: React.ChangeEvent<HTMLInputElement>): void => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    setTooLarge(file.size > list.mostBytes);
    if (file.size <= list.mostBytes) upload.mutate(file);
    // The same file can be chosen again after a failure.
    currentTarget.value = '';
  };
  const label = list.evidence.length === 0 ? t.choose : t.more;
  return (
    <>
      <label className={own.choose}>
        {upload.isPending ? t.sending : label}
        <input
          className={own.input}
          type="file"
          accept="image/png,image/jpeg,application/pdf"
          onChange={choose}
          disabled={upload.isPending}
        />
      </label>
      <p className={css.note}>{t.hint(megabytes, list.mostFiles)}</p>
      {tooLarge && (
        <p className={own.warning} role="alert">
          {t.tooLarge(megabytes)}
        </p>
      )}
      {upload.isError && <ProblemState error={upload.error} />}
    </>
  );
}
