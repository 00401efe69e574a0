package org.passerelle.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.passerelle.database.FreshDatabase;
import org.passerelle.shared.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages in a real browser, judged by axe and by what a person could do with them. Without Chromium they say so and are skipped. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"passerelle.data=", "passerelle.letters.press=false", "camunda.bpm.job-execution.enabled=false"})
public abstract class BrowserTests {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    @Autowired
    protected BusinessClock clock;

    @Autowired
    FreshDatabase database;

    private final List<BrowserContext> open = new ArrayList<>();

    @BeforeAll
    static void launch() {
        if (!Files.exists(CHROMIUM)) {
            var message = "No " + CHROMIUM + ": install Debian's package chromium to run the browser tests.";
            assertThat(System.getenv("CI")).as(message).isNull();
            Assumptions.abort(message);
        }
        var environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setHeadless(true)
                        .setChromiumSandbox(false)
                        .setArgs(List.of(
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void quit() {
        if (playwright != null) playwright.close();
    }

    @BeforeEach
    void freshDatabase() {
        database.renew();
    }

    @AfterEach
    void close() {
        open.forEach(BrowserContext::close);
        open.clear();
        clock.runAhead(Duration.ZERO);
    }

    protected Page page(int width, String language, boolean javaScript) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(width, width < 700 ? 844 : 900)
                .setDeviceScaleFactor(1)
                .setLocale(language + "-BE")
                .setJavaScriptEnabled(javaScript));
        open.add(context);
        var page = context.newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    /** No violation of WCAG A or AA, no sideways scroll, targets large enough, no error in the browser's console. */
    protected static void judge(Page page, int smallestTarget) {
        assertThat(violations(page)).as(page.url()).isEmpty();
        int width = page.viewportSize().width;
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + page.url())
                .isLessThanOrEqualTo(width);
        assertThat(small(page, smallestTarget))
                .as("targets below %s px on %s", smallestTarget, page.url())
                .isEmpty();
        page.setViewportSize(320, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("at 320 px " + page.url())
                .isLessThanOrEqualTo(320);
        page.setViewportSize(width, width < 700 ? 844 : 900);
    }

    /** Axe judges the page in the page itself; the second window that it opens otherwise is for frames, and no page has any. */
    protected static List<String> violations(Page page) {
        assertThat(page.frames()).as("frames of " + page.url()).hasSize(1);
        return new AxeBuilder(page)
                .options(violationsOnly()).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
    }

    /** Every rule is judged; what passed is not written out, which takes a fifth of the time. */
    private static AxeRunOptions violationsOnly() {
        var rules = new AxeRunOnlyOptions();
        rules.setType("tag");
        rules.setValues(WCAG);
        var options = new AxeRunOptions();
        options.setRunOnly(rules);
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** Links within a sentence are exempt, as in WCAG 2.5.8; the target of a radio button or of a hidden field for a file is its whole label. */
    @SuppressWarnings("unchecked")
    private static List<String> small(Page page, int smallest) {
        return (List<String>) page.evaluate("""
                smallest => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
                  .filter(e => !e.closest('.skip, .leave-empty') && e.checkVisibility() && !(e.tagName === 'A' && e.closest('p, li, dd, .sub')))
                  .map(e => e.matches('[type=radio], [type=checkbox]') ? e.closest('label') ?? e : e)
                  .map(e => e.matches('.upload [type=file]') ? e.labels[0] : e)
                  .filter(e => { const r = e.getBoundingClientRect(); return r.height < smallest - 0.5 || r.width < smallest - 0.5 })
                  .map(e => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().width + 'x' + e.getBoundingClientRect().height)
                """, smallest);
    }

    /** Kept where {@code -Dshots=FOLDER} says, for people to look at. */
    protected static void shot(Page page, String name) {
        var folder = System.getProperty("shots");
        if (folder == null) return;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(folder, name + ".png"))
                .setFullPage(true));
    }
}
