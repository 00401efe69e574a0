package org.passerelle.casefiles;

import java.nio.charset.StandardCharsets;
import org.passerelle.accounts.Access;
import org.passerelle.accounts.Roles;
import org.passerelle.accounts.SignedIn;
import org.passerelle.cases.Cases;
import org.passerelle.letters.LetterPress;
import org.passerelle.letters.LetterRow;
import org.passerelle.letters.Letters;
import org.passerelle.people.People;
import org.passerelle.shared.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A letter as it was frozen, under a name that says what it is and whose. A holder reads the letters to the holder only. */
@Controller
class LetterPages {

    private final Letters letters;
    private final LetterPress press;
    private final Cases cases;
    private final People people;
    private final Wording wording;
    private final Access access;

    LetterPages(Letters letters, LetterPress press, Cases cases, People people, Wording wording, Access access) {
        this.letters = letters;
        this.press = press;
        this.cases = cases;
        this.people = people;
        this.wording = wording;
        this.access = access;
    }

    @GetMapping("/letters/{id:\\d{1,18}}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable long id, @AuthenticationPrincipal SignedIn who) {
        var letter = readable(id, who);
        var projectCase = cases.byNumber(letter.caseNumber());
        var person = people.person(projectCase.personId());
        var name = "%s – %s – %s.pdf"
                .formatted(wording.of(projectCase).letter(letter.key()), person.fullName(), letter.on());
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .body(press.pdf(id));
    }

    private LetterRow readable(long id, SignedIn who) {
        LetterRow letter;
        try {
            letter = letters.letter(id);
        } catch (Refused unknown) {
            throw CaseGuard.notFound();
        }
        var projectCase = cases.find(letter.caseNumber()).orElseThrow(CaseGuard::notFound);
        if (!access.mayRead(projectCase.structure(), projectCase.personId(), who)) throw CaseGuard.notFound();
        boolean staff = Roles.STAFF.stream().anyMatch(access.rolesIn(projectCase.structure(), who)::contains);
        if (!staff && !letter.recipientKind().equals("holder")) throw CaseGuard.notFound();
        return letter;
    }
}
