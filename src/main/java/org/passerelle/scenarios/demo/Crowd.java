package org.passerelle.scenarios.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.passerelle.accounts.Accounts;
import org.passerelle.accounts.Grant;
import org.passerelle.accounts.NewAccount;
import org.passerelle.accounts.Roles;
import org.passerelle.cases.CaseActions;
import org.passerelle.cases.Cases;
import org.passerelle.engine.AlreadyDone;
import org.passerelle.engine.CaseTasks;
import org.passerelle.engine.FormField;
import org.passerelle.intake.Contacts;
import org.passerelle.programmes.Programme;
import org.passerelle.scenarios.CaseDoors;
import org.passerelle.scenarios.demo.OpenWork.Task;
import org.passerelle.scenarios.demo.Route.Kind;
import org.passerelle.shared.Actor;
import org.passerelle.shared.BusinessClock;
import org.passerelle.shared.Refused;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Brings together the people of the demo: those who apply and those who work in the office, and what each of them does. */
@Component
@Profile("demo")
class Crowd {

    private static final long SEED = 20_240_501;

    private final CaseDoors doors;
    private final CaseTasks tasks;
    private final CaseActions actions;
    private final Cases cases;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Receipts receipts;
    private final BusinessClock clock;

    Crowd(
            CaseDoors doors,
            CaseTasks tasks,
            CaseActions actions,
            Cases cases,
            Accounts accounts,
            Contacts contacts,
            Receipts receipts,
            BusinessClock clock) {
        this.doors = doors;
        this.tasks = tasks;
        this.actions = actions;
        this.cases = cases;
        this.accounts = accounts;
        this.contacts = contacts;
        this.receipts = receipts;
        this.clock = clock;
    }

    Company gather(Programme programme, int size, LocalDate today) {
        return new Company(programme, size, today);
    }

    /** Everybody of one filling. */
    final class Company {

        private final String structure;
        private final String programme;
        private final List<String> waysOfMeeting;
        private final Agenda agenda = new Agenda();
        private final Words words = new Words();
        private final Replies replies = new Replies(words);
        private final Townspeople town = new Townspeople(new SplittableRandom(SEED));
        private final Staff staff;
        private final Trading trading;
        private final List<Life> lives;
        private final Map<String, Life> byCase = new HashMap<>();

        Company(Programme programme, int size, LocalDate today) {
            this.programme = programme.code();
            this.waysOfMeeting = programme.lists().getOrDefault("metHow", List.of());
            this.structure = programme.structure().code();
            accounts.defineStructure(structure, programme.structure().name());
            this.staff = new Staff(
                    town.staff(), structure, programme.structure().email().replaceAll(".*@", ""), accounts);
            this.trading = new Trading(doors, agenda, town, staff, receipts, today);
            this.lives = Cast.lives(size, town, today);
            planContacts(size, today);
        }

        /** Some had been met before they applied; others have only been met, the latest this week. */
        private void planContacts(int size, LocalDate today) {
            for (int i = 0; i < lives.size(); i += 7) {
                var life = lives.get(i);
                var day = Habits.workingDay(life.appliesOn.minusDays(18));
                if (day.isAfter(today.minusYears(1))) agenda.plan(day, life, () -> meet(life, true));
            }
            for (int i = 0; i < size / 8; i++) {
                var life = new Life(town.next(Kind.ANY, today), Route.named("only met"), today, 15_485_863L * (i + 1));
                boolean again = i % 4 != 3;
                agenda.plan(Habits.workingDay(today.minusDays(3 + 8L * i)), life, () -> meet(life, again));
            }
        }

        private void meet(Life life, boolean again) {
            var contact = Meeting.with(life, programme, structure, waysOfMeeting, words, clock.today(), again);
            life.contact = contacts.add(
                    contact,
                    staff.advisor(likelyCooperative(life), life.persona.name().length()));
        }

        List<Life> lives() {
            return lives;
        }

        Agenda agenda() {
            return agenda;
        }

        Staff staff() {
            return staff;
        }

        void apply(Life life) {
            boolean helped = life.chance(25);
            life.advisor = staff.advisor(likelyCooperative(life), byCase.size());
            life.caseNumber = doors.apply(Applying.of(life, programme, town), helped ? life.advisor : life.holder);
            if (life.contact != null) contacts.applied(life.contact, life.caseNumber);
            byCase.put(life.caseNumber, life);
            cases.assignAdvisor(life.caseNumber, life.advisor.accountId());
            if (life.route.withdrawsAfter > 0) {
                var day = Habits.workingDay(life.appliesOn.plusDays(life.route.withdrawsAfter));
                agenda.plan(day, life, () -> actions.withdraw(life.caseNumber, life.advisor));
            }
        }

        void notice(Task task) {
            var life = Objects.requireNonNull(byCase.get(task.caseNumber()), task.caseNumber());
            var day = Habits.day(task, life);
            var today = clock.today();
            if (day.isAfter(today.plusYears(3))) return;
            agenda.plan(day.isBefore(today) ? today : day, life, () -> doTask(task, life, 0));
        }

        private void doTask(Task task, Life life, int tries) {
            if (Receipts.isAbout(task)) {
                receipts.decide(task, words, life, staff.doing(task.role(), life));
                return;
            }
            var today = clock.today();
            var answers =
                    replies.to(task.key(), life, cases.byNumber(life.caseNumber).proposal(), today);
            try {
                if (task.key().equals("RecordBalanceInvoice")) answers = asked(task, answers);
                tasks.complete(task.id(), answers, staff.doing(task.role(), life));
            } catch (AlreadyDone e) {
                return; // the stage ended, and the task with it
            } catch (Refused e) {
                var later = Habits.workingDay(today.plusDays(4));
                if (tries < 15) agenda.plan(later, life, () -> doTask(task, life, tries + 1));
                throw e;
            }
            if (task.key().equals("SignPreparationAgreement")) openAccount(life);
            if (task.key().equals("SignTestAgreement")) beginTest(life, today);
        }

        /** Which document a balance is paid on follows from the way out; only what is asked then is answered. */
        private Map<String, String> asked(Task task, Map<String, String> answers) {
            var asked = new HashMap<>(answers);
            tasks.find(task.id())
                    .ifPresent(open -> asked.keySet()
                            .retainAll(open.fields().stream().map(FormField::id).toList()));
            return asked;
        }

        private void openAccount(Life life) {
            long person = cases.byNumber(life.caseNumber).personId();
            var name = life.persona.name();
            var account = accounts.ofPerson(person)
                    .map(known -> known.id())
                    .orElseGet(() -> accounts.create(
                            new NewAccount(
                                    life.persona.email(),
                                    name,
                                    life.language(),
                                    person,
                                    List.of(new Grant(Roles.PROJECT_HOLDER, structure)),
                                    life.route.onSignInPage),
                            life.advisor));
            life.holder = new Actor(account, name, Roles.PROJECT_HOLDER);
        }

        private void beginTest(Life life, LocalDate today) {
            var route = life.route;
            life.testBegan = today;
            trading.begin(life, today);
            if (route.suspendedAfter > 0) {
                var from = Habits.workingDay(today.plusDays(route.suspendedAfter));
                agenda.plan(from, life, () -> actions.suspend(life.caseNumber, "illness", life.advisor));
                var back = Habits.workingDay(from.plusDays(route.suspendedFor));
                agenda.plan(back, life, () -> actions.resume(life.caseNumber, life.advisor));
            }
            if (route.testDays > 0) {
                var last = today.plusDays(route.testDays);
                var by = route.endReason.startsWith("advisor") ? life.advisor : life.holder;
                agenda.plan(
                        Habits.workingDay(last.minusDays(45)),
                        life,
                        () -> actions.endStage(life.caseNumber, route.endReason, last, by));
            }
        }
    }

    private static String likelyCooperative(Life life) {
        if (life.route.kind == Kind.BUILDING) return "baticrea";
        return life.language().equals("fr") ? "bruxelles-emergences" : "debuut";
    }
}
