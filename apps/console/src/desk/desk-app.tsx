export default function DeskApp() {
  return <main>desk</main>;
}
