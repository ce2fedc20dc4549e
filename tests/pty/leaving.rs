//! Every way out gives the terminal back.

use crate::home::Home;
use crate::reader::reading;
use crate::session::wait_until;

#[test]
fn signals_end_it_and_give_the_terminal_back() {
    for (signal, status) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let home = Home::with_interview().reads_at_a_glance();
        let mut session = reading(&home);
        session.keys(":2.1\r").see(" 2.1 ");
        wait_until("the place to be stored", || home.stored_place().is_some());
        let stands_at =
            |screen: &str| screen.trim_end().lines().last().is_some_and(|row| row.contains(" 2.2 "));
        session.keys("))))").wait("the status line to tell the second turn", stands_at).signal(signal);
        assert_eq!(session.end().exit_code(), status, "SIG{signal}");
        session.expect_restored();
        let place = home.stored_place().unwrap();
        assert!(place.starts_with("2.2 "), "SIG{signal} lost the place: {place}");
    }
}

#[test]
fn it_can_be_ended_while_it_shows_what_a_command_wrote() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("|echo done\r").see("[any key goes on]").signal("TERM");
    session.end();
    session.expect_restored();
}

#[test]
fn control_z_gives_the_terminal_back_until_it_goes_on() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("\x1a").wait_for_alternate_screen(false).expect_restored();
    session.signal("CONT").wait_for_alternate_screen(true).see("问题甲11");
    session.keys("]").see("2/8");
    session.quit();
}

#[test]
fn a_stop_from_outside_does_the_same() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.signal("TSTP").wait_for_alternate_screen(false).expect_restored();
    session.signal("CONT").wait_for_alternate_screen(true).see("问题甲11");
    session.quit();
}

#[test]
fn control_c_cancels_what_is_open_and_then_ends() {
    let home = Home::with_interview();
    let mut session = reading(&home);
    session.keys("f").see("Jump").keys("\x03").miss("Jump").see("问题甲11");
    session.keys("\x03");
    assert!(session.end().success());
    session.expect_restored();
}
