import type { Duty, Role } from '@bujiao/contracts';

/** Somebody as whom a visitor of this machine may sign in. */
export interface DemoPerson {
  readonly id: string;
  readonly subject: string;
  readonly roles: readonly (Role | Duty)[];
  readonly name: { readonly zh: string; readonly en: string };
}

const person = (id: string, roles: DemoPerson['roles'], zh: string, en: string): DemoPerson => ({
  id,
  subject: id,
  roles,
  name: { zh, en },
});

/** One person for each desk, and one who has several. The subjects are those that the simulator's orders name. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('B0001', ['buyer'], '李雯', 'Li Wen'),
  person('B0002', ['buyer'], '赵宇', 'Zhao Yu'),
  person('M01', ['merchant'], '星点数码', 'Xingdian Digital'),
  person('lin-xiao', ['after-sales'], '林晓', 'Lin Xiao'),
  person('zhou-lan', ['reviewer'], '周岚', 'Zhou Lan'),
  person('he-jing', ['reviewer', 'lead-reviewer'], '何静', 'He Jing'),
  person('chen-mo', ['finance'], '陈默', 'Chen Mo'),
  person('wang-lei', ['ops'], '王蕾', 'Wang Lei'),
  person('zhou-hang', ['after-sales', 'ops', 'reviewer'], '周航', 'Zhou Hang'),
];

export const demoPerson = (id: string): DemoPerson | undefined => DEMO_PEOPLE.find((one) => one.id === id);
