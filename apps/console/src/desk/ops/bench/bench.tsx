import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { bench, type Bench as BenchState, type BenchWay } from '../../../api/bench.js';
import { useApi, useSignedIn } from '../../../sign-in/session-context.js';
import { useTexts } from '../../../texts/language.js';
import { BENCH } from '../../../texts/bench.js';
import { IconTestPipe } from '../../../ui/icons.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import { ProblemState } from '../../../ui/problem-state.js';
import { useRefresh } from '../../live/live-pages.js';
import { Card, ForSection, PageHead } from '../../parts.js';
import jobCss from '../jobs/jobs.module.css';
import css from '../ops.module.css';
import { Deadlines } from './deadlines.js';
import { World } from './world.js';

/** Buyers that one can sign in as. */
const BUYERS = ['B0001', 'B0002'] as const;

export function Bench() {
  return (
    <ForSection section="ops">
      <Stage />
    </ForSection>
  );
}

/** For newcomers: something goes wrong on purpose, and the product is watched while it mends it. */
function Stage() {
  const t = useTexts(BENCH);
  const api = useApi();
  const state = useQuery({
    queryKey: ['bench'],
    queryFn: () => bench.look(api),
    refetchInterval: useRefresh(),
  });
  if (!state.data) return <NotRead reading={state} lines={8} />;
  return (
    <>
      <PageHead title={t.title} sentence={t.sentence} more={t.more}>
        <span className={css.demo}>
          <IconTestPipe size={16} stroke={1.75} /> {t.only}
        </span>
      </PageHead>
      <NotReadAgain reading={state} />
      <div className={jobCss.two}>
        <PlaceOrder state={state.data} />
        <div className={css.stackCards}>
          <World state={state.data} />
          <Deadlines />
        </div>
      </div>
    </>
  );
}

function PlaceOrder({ state }: { readonly state: BenchState }) {
  const t = useTexts(BENCH);
  const api = useApi();
  const queries = useQueryClient();
  const navigate = useNavigate({ from: '/desk/ops/bench' });
  const { order } = useSearch({ from: '/desk/ops/bench' });
  const [way, setWay] = useState<BenchWay>(state.ways[0] ?? 'cards-failed');
  const [buyerId, setBuyerId] = useState<string>(BUYERS[0]);
  const [stocked, setStocked] = useState(true);
  const place = useMutation({
    mutationFn: () => bench.place(api, { way, buyerId, stocked }),
    onSuccess: ({ orderId }) => navigate({ search: { order: orderId }, replace: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bench'] }),
  });
  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    place.mutate();
  };
  return (
    <Card title={t.order}>
      <form className={jobCss.form} onSubmit={submit}>
        <fieldset className={jobCss.choices}>
          <legend>{t.way}</legend>
          {state.ways.map((one) => (
            <label key={one} className={jobCss.choice}>
              <input type="radio" name="way" checked={one === way} onChange={() => setWay(one)} />
              <span>
                {t.ways[one].name}
                <small>{t.ways[one].how}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <NativeSelect
          label={t.buyer}
          value={buyerId}
          onChange={(event) => setBuyerId(event.currentTarget.value)}
          data={[...BUYERS]}
        />
        <Checkbox
          label={t.stocked}
          checked={stocked}
          onChange={(event) => setStocked(event.currentTarget.checked)}
        />
        {place.isError && <ProblemState error={place.error} />}
        <div className={jobCss.acts}>
          <Button type="submit" loading={place.isPending}>
            {t.place}
          </Button>
        </div>
        {order && (
          <Placed
            orderId={order}
            offerPath={place.data?.orderId === order ? place.data.offerPath : undefined}
          />
        )}
      </form>
    </Card>
  );
}

function Placed({
  orderId,
  offerPath,
}: {
  readonly orderId: string;
  readonly offerPath: string | undefined;
}) {
  const t = useTexts(BENCH);
  const { session } = useSignedIn();
  return (
    <div className={jobCss.sub} role="status">
      <p className={css.told}>{t.placed(orderId)}</p>
      <p className={jobCss.quiet}>{t.asBuyerHow}</p>
      {offerPath && (
        <p className={jobCss.quiet}>
          {t.offered}{' '}
          <a href={offerPath} target="_blank" rel="noreferrer">
            {t.openOffer}
          </a>
        </p>
      )}
      <div className={jobCss.acts}>
        <Button variant="default" onClick={() => void session.change(`/buyer/orders/${orderId}`)}>
          {t.asBuyer}
        </Button>
        <Link to="/desk/orders/$orderId" params={{ orderId }}>
          {t.asStaff}
        </Link>
        <Link to="/desk/ops/live">{t.events}</Link>
        <Link to="/desk/ops">{t.overview}</Link>
      </div>
    </div>
  );
}
