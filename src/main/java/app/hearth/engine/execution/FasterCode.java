package app.hearth.engine.execution;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes one method of Endive's translation:
 * <ul>
 * <li>It no longer asks at each call and each turn of a loop whether the thread was interrupted, a volatile read that keeps
 * HotSpot from lifting anything out of the loop. A task's process is ended as a whole, so nothing interrupts its program.
 * <li>Where a comparison is followed by a branch, the branch compares. Endive calls a method that gives 0 or 1 and branches
 * on that; HotSpot counts in that method how often each outcome was seen, over all its callers, and so guesses wrong.
 * <li>A loop that ends in "leave where this holds" and "go back to the start" ends in "go back where it does not".
 * <li>Accesses go to {@link FlatAccess} where the module has one memory.
 * </ul>
 */
final class FasterCode implements CodeTransform {
    private static final ClassDesc ACCESS = FlatAccess.class.describeConstable().orElseThrow();
    private static final String OPERATIONS = "run/endive/runtime/OpcodeImpl";
    private static final MethodTypeDesc INTS = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc LONGS = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);

    /** How to compare, and the branch that is taken where the comparison holds. */
    private record Comparison(How how, Opcode holds) {}

    private enum How { INTS, ZERO, UNSIGNED_INTS, LONGS, LONG_ZERO, UNSIGNED_LONGS, FLOATS_LESS, FLOATS_MORE, DOUBLES_LESS, DOUBLES_MORE }

    /** A conditional jump not written yet. */
    private record Jump(Opcode opcode, Label target) {}

    private static final Map<String, Comparison> COMPARISONS = comparisons();

    private static Map<String, Comparison> comparisons() {
        var all = new HashMap<String, Comparison>();
        all.put("I32_EQZ", new Comparison(How.ZERO, Opcode.IFEQ));
        all.put("I64_EQZ", new Comparison(How.LONG_ZERO, Opcode.IFEQ));
        signs(all, "I32_", "_S", How.INTS, How.INTS);
        signs(all, "I32_", "_U", How.UNSIGNED_INTS, How.UNSIGNED_INTS);
        signs(all, "I64_", "_S", How.LONGS, How.LONGS);
        signs(all, "I64_", "_U", How.UNSIGNED_LONGS, How.UNSIGNED_LONGS);
        signs(all, "F32_", "", How.FLOATS_LESS, How.FLOATS_MORE);
        signs(all, "F64_", "", How.DOUBLES_LESS, How.DOUBLES_MORE);
        equal(all, "I32_", How.INTS);
        equal(all, "I64_", How.LONGS);
        equal(all, "F32_", How.FLOATS_LESS);
        equal(all, "F64_", How.DOUBLES_LESS);
        return Map.copyOf(all);
    }

    private static void signs(Map<String, Comparison> all, String type, String sign, How less, How more) {
        all.put(type + "LT" + sign, new Comparison(less, Opcode.IFLT));
        all.put(type + "LE" + sign, new Comparison(less, Opcode.IFLE));
        all.put(type + "GT" + sign, new Comparison(more, Opcode.IFGT));
        all.put(type + "GE" + sign, new Comparison(more, Opcode.IFGE));
    }

    private static void equal(Map<String, Comparison> all, String type, How how) {
        all.put(type + "EQ", new Comparison(how, Opcode.IFEQ));
        all.put(type + "NE", new Comparison(how, Opcode.IFNE));
    }

    private final boolean oneMemory;
    /** A comparison not written yet, whether its outcome is turned round, and the calls to write if no branch follows. */
    private Comparison comparison;
    private boolean not;
    private final List<InvokeInstruction> held = new ArrayList<>();

    private Jump jump;
    /** The unconditional jump right behind it. */
    private BranchInstruction back;

    FasterCode(boolean oneMemory) {
        this.oneMemory = oneMemory;
    }

    @Override public void accept(CodeBuilder code, CodeElement element) {
        if (jump != null && turned(code, element)) return;
        switch (element) {
            case InvokeInstruction call when call.name().equalsString("checkInterruption") -> { }
            case InvokeInstruction call when comparison(call) != null -> hold(code, call);
            case BranchInstruction branch when comparison != null && branch.opcode() == Opcode.IFNE -> branch(code, branch.target(), !not);
            case BranchInstruction branch when comparison != null && branch.opcode() == Opcode.IFEQ -> branch(code, branch.target(), not);
            case InvokeInstruction call when oneMemory && isAccess(call) -> {
                release(code);
                code.invokestatic(ACCESS, call.name().stringValue(), call.typeSymbol());
            }
            case BranchInstruction branch when isZeroJump(branch.opcode()) -> {
                release(code);
                jump = new Jump(branch.opcode(), branch.target());
            }
            default -> {
                release(code);
                code.with(element);
            }
        }
    }

    @Override public void atEnd(CodeBuilder code) {
        releaseJump(code);
        release(code);
    }

    /**
     * Takes what follows a jump that is held. "Leave the loop where the condition holds; go back to its start" becomes
     * "go back where it does not hold". HotSpot made vector instructions of the second only.
     */
    private boolean turned(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && call.name().equalsString("checkInterruption")) return true;
        if (back == null && element instanceof BranchInstruction branch && (branch.opcode() == Opcode.GOTO || branch.opcode() == Opcode.GOTO_W)) {
            back = branch;
            return true;
        }
        if (back != null && element instanceof LabelTarget target && target.label() == jump.target) {
            code.branch(opposite(jump.opcode), back.target());
            jump = null;
            back = null;
        } else {
            releaseJump(code);
        }
        return false;
    }

    private void releaseJump(CodeBuilder code) {
        if (jump != null) code.branch(jump.opcode, jump.target);
        if (back != null) code.with(back);
        jump = null;
        back = null;
    }

    private static boolean isZeroJump(Opcode opcode) {
        return opcode == Opcode.IFEQ || opcode == Opcode.IFNE;
    }

    private static Comparison comparison(InvokeInstruction call) {
        return call.owner().asInternalName().equals(OPERATIONS) ? COMPARISONS.get(call.name().stringValue()) : null;
    }

    private static boolean isAccess(InvokeInstruction call) {
        return call.owner().asInternalName().endsWith("Shaded")
                && (call.name().stringValue().startsWith("memoryRead") || call.name().stringValue().startsWith("memoryWrite"));
    }

    private void hold(CodeBuilder code, InvokeInstruction call) {
        var next = comparison(call);
        if (comparison != null && next.how == How.ZERO) {
            not = !not;
        } else {
            release(code);
            comparison = next;
        }
        held.add(call);
    }

    private void release(CodeBuilder code) {
        held.forEach(code::with);
        forget();
    }

    private void forget() {
        held.clear();
        comparison = null;
        not = false;
    }

    private void branch(CodeBuilder code, Label target, boolean whenItHolds) {
        var jump = whenItHolds ? comparison.holds : opposite(comparison.holds);
        switch (comparison.how) {
            case INTS -> jump = ofInts(jump);
            case ZERO -> { }
            case UNSIGNED_INTS -> code.invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", INTS);
            case LONGS -> code.lcmp();
            case LONG_ZERO -> code.lconst_0().lcmp();
            case UNSIGNED_LONGS -> code.invokestatic(ConstantDescs.CD_Long, "compareUnsigned", LONGS);
            // Without a number on one side, "less" must not hold, nor "more": each takes the instruction that says the other.
            case FLOATS_LESS -> code.fcmpg();
            case FLOATS_MORE -> code.fcmpl();
            case DOUBLES_LESS -> code.dcmpg();
            case DOUBLES_MORE -> code.dcmpl();
        }
        this.jump = new Jump(jump, target);
        forget();
    }

    private static Opcode opposite(Opcode jump) {
        return switch (jump) {
            case IFEQ -> Opcode.IFNE;
            case IFNE -> Opcode.IFEQ;
            case IFLT -> Opcode.IFGE;
            case IFGE -> Opcode.IFLT;
            case IFGT -> Opcode.IFLE;
            case IFLE -> Opcode.IFGT;
            case IF_ICMPEQ -> Opcode.IF_ICMPNE;
            case IF_ICMPNE -> Opcode.IF_ICMPEQ;
            case IF_ICMPLT -> Opcode.IF_ICMPGE;
            case IF_ICMPGE -> Opcode.IF_ICMPLT;
            case IF_ICMPGT -> Opcode.IF_ICMPLE;
            case IF_ICMPLE -> Opcode.IF_ICMPGT;
            default -> throw new IllegalArgumentException(jump.toString());
        };
    }

    private static Opcode ofInts(Opcode jump) {
        return switch (jump) {
            case IFEQ -> Opcode.IF_ICMPEQ;
            case IFNE -> Opcode.IF_ICMPNE;
            case IFLT -> Opcode.IF_ICMPLT;
            case IFGE -> Opcode.IF_ICMPGE;
            case IFGT -> Opcode.IF_ICMPGT;
            case IFLE -> Opcode.IF_ICMPLE;
            default -> throw new IllegalArgumentException(jump.toString());
        };
    }
}
