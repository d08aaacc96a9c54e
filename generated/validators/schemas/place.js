// Made by toolwright generate. Do not edit: change the catalog instead.
import { owns, ucs2length, validator } from "toolwright/validation";

export const value = validator((() => {
const func3 = ucs2length;
const pattern0 = new RegExp("^[A-Z]{2}$", "u");
function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if((data.city === undefined) || (!(owns(data, "city")))){
const err0 = {instancePath,keyword:"required",params:{missingProperty: "city"}};
(vErrors ??= []).push(err0);
errors++;
}
if((data.country === undefined) || (!(owns(data, "country")))){
const err1 = {instancePath,keyword:"required",params:{missingProperty: "country"}};
(vErrors ??= []).push(err1);
errors++;
}
const before0 = errors;
for(const key0 in data){
if(!Object.prototype.hasOwnProperty.call(data, key0)) continue;
if(!((key0 === "city") || (key0 === "country"))){
const err2 = {instancePath,keyword:"additionalProperties",params:{property: key0, known: ["city","country"], closed: true}};
(vErrors ??= []).push(err2);
errors++;
}
if(errors > before0){
break;
}
}
if(data.city !== undefined && owns(data, "city")){
let data0 = data.city;
const _errs2 = errors;
if(typeof data0 === "string"){
if(data0.length > 80 && func3(data0) > 80){
const err3 = {instancePath:instancePath+"/city",keyword:"maxLength",params:{limit: 80}};
(vErrors ??= []).push(err3);
errors++;
}
if(data0.length < 1){
const err4 = {instancePath:instancePath+"/city",keyword:"minLength",params:{limit: 1}};
(vErrors ??= []).push(err4);
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/city",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err5);
errors++;
}
var valid0 = _errs2 === errors;
}
if(data.country !== undefined && owns(data, "country")){
let data1 = data.country;
const _errs4 = errors;
if(typeof data1 === "string"){
if(!pattern0.test(data1)){
const err6 = {instancePath:instancePath+"/country",keyword:"pattern",params:{pattern: "^[A-Z]{2}$"}};
(vErrors ??= []).push(err6);
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/country",keyword:"type",params:{type: "string"}};
(vErrors ??= []).push(err7);
errors++;
}
var valid0 = _errs4 === errors;
}
}
else {
const err8 = {instancePath,keyword:"type",params:{type: "object"}};
(vErrors ??= []).push(err8);
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
return validate0;
})());
