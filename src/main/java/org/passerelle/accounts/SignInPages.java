package org.passerelle.accounts;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.passerelle.web.TypedFields;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The sign-in page; its POST is answered by the security filters, through {@link PasswordSignIn}. */
@Controller
class SignInPages {

    private final TypedFields typed;
    private final ObjectProvider<DemoSignIn> demo;

    SignInPages(TypedFields typed, ObjectProvider<DemoSignIn> demo) {
        this.typed = typed;
        this.demo = demo;
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model, @AuthenticationPrincipal @Nullable SignedIn who) {
        if (who != null) return "redirect:/";
        model.addAttribute("form", typed.at(request, "/sign-in"));
        model.addAttribute("out", request.getParameterMap().containsKey("out"));
        demo.ifAvailable(people -> model.addAttribute("demo", people.byRole()));
        return "sign-in";
    }
}
